import { type AlmaError, isAlmaError } from "../../core/errors.ts";

/** What an error of fetch, of a provider package or of a stream says, before it is judged. */
export interface ProviderFault {
  /** Our own error, thrown by a fetch we wrapped. */
  alma?: AlmaError;
  /** HTTP status, of the answer or as an error event in the stream states it. */
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  message: string;
  /** The provider's own code or type ("insufficient_quota") or the system's ("ECONNREFUSED"). */
  codes: string[];
  /** The answer could not be parsed. */
  is_malformed: boolean;
}

/** A chain of causes longer than this is cut; a cycle ends here too. */
const MAX_DEPTH = 10;
const PARSE_ERRORS = new Set([
  "AI_JSONParseError",
  "AI_TypeValidationError",
  "AI_InvalidResponseDataError",
  "AI_EmptyResponseBodyError",
]);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;

/** The error and its causes, outermost first. */
function chainOf(error: unknown): Record<string, unknown>[] {
  const chain: Record<string, unknown>[] = [];
  let queue: unknown[] = [error];
  while (queue.length > 0 && chain.length < MAX_DEPTH) {
    const current = queue.shift();
    if (!isObject(current) || chain.includes(current)) continue;
    chain.push(current);
    const inner = Array.isArray(current.errors) ? current.errors.slice(0, 3) : [];
    queue = [...queue, current.cause, ...inner];
  }
  return chain;
}

/** Looks through an error and its causes, by shape: the classes differ between module graphs and package versions. */
export function readFault(error: unknown): ProviderFault {
  const fault: ProviderFault = { message: textOf(error) ?? "", codes: [], is_malformed: false };
  for (const link of chainOf(error)) {
    if (isAlmaError(link)) fault.alma ??= link;
    const status = typeof link.statusCode === "number" ? link.statusCode : undefined;
    if (status !== undefined) fault.status ??= status;
    if (isObject(link.responseHeaders)) fault.headers ??= stringEntries(link.responseHeaders);
    if (typeof link.responseBody === "string") fault.body ??= link.responseBody;
    fault.message ||= textOf(link.message) ?? "";
    for (const holder of [link, link.data, isObject(link.data) ? link.data.error : undefined]) {
      if (isObject(holder))
        fault.codes.push(...[textOf(holder.code), textOf(holder.type)].filter((code) => code !== undefined));
    }
    if (typeof link.name === "string" && PARSE_ERRORS.has(link.name)) fault.is_malformed = true;
  }
  return fault;
}

const stringEntries = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
