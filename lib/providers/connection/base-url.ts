import { fail } from "../../core/errors.ts";

const refuse = (message: string) =>
  fail("VALIDATION_ERROR", { message, details: [{ field: "api_base_url", message }] });

/** What people paste after the part that is asked for. */
const ENDPOINTS = /\/(chat\/completions|completions|responses|messages|models)$/;

/**
 * A base URL as a person typed it, in the one form the provider packages expect: http or https, no user name, no fragment,
 * no trailing slash, without a pasted endpoint, and with `default_path` where only a host was given. A query (Azure's
 * `api-version`) stays. Throws VALIDATION_ERROR.
 */
export function normalizeBaseUrl(text: string, default_path = ""): URL {
  const url = parse(text.trim());
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw refuse("The base URL must start with https:// or http://.");
  if (url.username || url.password) throw refuse("The base URL must not contain a user name or password.");
  url.hash = "";
  url.pathname = url.pathname.replace(/\/+$/, "").replace(ENDPOINTS, "") || default_path;
  return url;
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw refuse("The base URL is not a URL. It looks like https://api.example.com/v1.");
  }
}

/** The URL as text without query and without trailing slash, for a provider package's `baseURL`. */
export const baseUrlText = (url: URL): string => `${url.origin}${url.pathname.replace(/\/+$/, "")}`;

/** Whether a key stored for one base URL may be sent to the other: same scheme, host and port. */
export const isSameHost = (one: string, other: string): boolean =>
  normalizeBaseUrl(one).origin === normalizeBaseUrl(other).origin;
