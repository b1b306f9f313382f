import { fail } from "../core/errors.ts";
import type { HttpOperation, HttpParameter } from "../protocol/pinned-tool.ts";
import type { HttpRequest } from "../web/index.ts";
import type { SentFile } from "./sent-files.ts";
import { bodyPart } from "./write-body.ts";
import { queryPairs, simpleText } from "./write-parameter.ts";

/**
 * The request that a call of an operation is. What is not given is not sent. Throws VALIDATION_ERROR for arguments that
 * would be another path than was approved, and for a missing part of it. `files` are those that the body names, by path.
 */
export function buildRequest(
  base_url: string,
  { method, path, parameters, body }: HttpOperation,
  input: Record<string, unknown>,
  files: ReadonlyMap<string, SentFile> = new Map(),
): HttpRequest {
  const given = parameters.filter(({ argument }) => Object.hasOwn(input, argument) && isGiven(input[argument]));
  const of = (place: HttpParameter["in"]) => given.filter((parameter) => parameter.in === place);
  const written = of("path").reduce(
    (rest, parameter) => rest.replaceAll(`{${parameter.name}}`, () => pathPart(parameter, input[parameter.argument])),
    path,
  );
  const missing = /\{([^{}]+)\}/.exec(written)?.[1];
  if (missing !== undefined) throw invalid(missing, "is missing");
  const query = of("query").flatMap((parameter) => queryPairs(parameter, input[parameter.argument]));
  const url = `${base_url}${written}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  const headers = Object.fromEntries(
    of("header").map((parameter) => [parameter.name, simpleText(parameter, input[parameter.argument], String)]),
  );
  return {
    method,
    url: checked(url, base_url),
    ...bodyPart(body, input.body, { headers: { accept: ACCEPT, ...headers }, files }),
  };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** A folder's own name or that of the one above it, also behind a slash: servers and proxies decode `%2F` before they look. */
const DOTS = /(?:^|[/\\])\.{1,2}(?:$|[/\\;])/;

function pathPart(parameter: HttpParameter, value: unknown): string {
  const text = simpleText(parameter, value, encodeURIComponent);
  // They would lead out of the path that was approved.
  if (text === "" || DOTS.test(decodedOften(text))) {
    throw invalid(parameter.argument, "is empty or has dots in place of a name, which is no part of a path");
  }
  return text;
}

/** Some decode more than once. */
function decodedOften(text: string): string {
  let plain = text;
  for (let times = 0; times < 3; times += 1) {
    plain = plain.replace(/%(2e|2f|5c|25|3b)/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return plain;
}

/** Whatever was put together, it stays at its service. */
function checked(url: string, base_url: string): string {
  const { origin } = new URL(base_url);
  if (URL.parse(url)?.origin === origin) return url;
  throw invalid("input", "leads out of the service");
}

const ACCEPT = "application/json, text/*;q=0.9, */*;q=0.8";

const invalid = (field: string, message: string) =>
  fail("VALIDATION_ERROR", { message: `${field} ${message}.`, details: [{ field, message }] });
