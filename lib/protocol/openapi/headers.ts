import type { oas31, ZodOpenApiHeaderObject } from "zod-openapi";
import type { Contract } from "../contract/define.ts";
import { REQUEST_ID } from "./named-values.ts";

const integer = { type: "integer", minimum: 0 } satisfies oas31.SchemaObject;

/** Headers of answers, by the name under which the document keeps them. */
export const RESPONSE_HEADERS = {
  RequestId: {
    description: "The request's id; say it when you ask for help.",
    schema: { type: "string" },
    example: REQUEST_ID,
  },
  ETag: {
    description: "The version of what is shown; send it back as `If-Match` when you change it.",
    schema: { type: "string" },
    example: '"3"',
  },
  ContentRange: {
    description: "Which bytes these are, and of how many; `bytes */<size>` where there are no such bytes.",
    schema: { type: "string" },
    example: "bytes 0-1023/146515",
  },
  RateLimitLimit: { description: "Calls in the window.", schema: integer, example: 300 },
  RateLimitRemaining: { description: "Calls left in the window.", schema: integer, example: 299 },
  RateLimitReset: { description: "Seconds until the window begins anew.", schema: integer, example: 42 },
  RetryAfter: { description: "Seconds until another try makes sense.", schema: integer, example: 30 },
  WwwAuthenticate: {
    description: "How to show who you are.",
    schema: { type: "string" },
    example: "Bearer",
  },
  IdempotencyReplayed: {
    description: "This is the answer to an earlier request with the same `Idempotency-Key`; nothing was done.",
    schema: { type: "string", enum: ["true"] },
    example: "true",
  },
} satisfies Record<string, ZodOpenApiHeaderObject>;

type HeaderName = keyof typeof RESPONSE_HEADERS;
const refer = (name: HeaderName) => ({ $ref: `#/components/headers/${name}` });

const ALLOWANCE = {
  "RateLimit-Limit": refer("RateLimitLimit"),
  "RateLimit-Remaining": refer("RateLimitRemaining"),
  "RateLimit-Reset": refer("RateLimitReset"),
};

export const RANGE_HEADER = { "Content-Range": refer("ContentRange") };

/** What every success carries, and what this one does beside. */
export function successHeaders(contract: Contract, status: number): Record<string, { $ref: string }> {
  return {
    "X-Request-Id": refer("RequestId"),
    ...(contract.tag !== "system" && ALLOWANCE),
    ...(contract.versioned && { ETag: refer("ETag") }),
    ...(takesKey(contract) && status < 300 && { "Idempotency-Replayed": refer("IdempotencyReplayed") }),
  };
}

/** What every error carries, and what one of this status does beside. */
export const errorHeaders = (status: number): Record<string, { $ref: string }> => ({
  "X-Request-Id": refer("RequestId"),
  ...ALLOWANCE,
  ...((status === 429 || status === 503) && { "Retry-After": refer("RetryAfter") }),
  ...(status === 401 && { "WWW-Authenticate": refer("WwwAuthenticate") }),
});

/** Whether a call can be made safe to repeat with a key. */
const takesKey = ({ method, auth }: Contract): boolean => method === "POST" && auth !== "none";

/** Headers of requests, by the name under which the document keeps them. */
export const REQUEST_HEADERS = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "Your own name for this request, 1 to 255 visible ASCII characters. The same again within 24 hours does nothing and " +
      "gives the first answer again; another request under it is refused (422).",
    schema: { type: "string", minLength: 1, maxLength: 255 },
    example: "5f0c1c1e-7f0b-4a57-9c57-0d7d1c4c8b1a",
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description: "The `ETag` you changed from, or `*`. If somebody was faster, nothing is changed (412).",
    schema: { type: "string" },
    example: '"3"',
  },
  Range: {
    name: "Range",
    in: "header",
    description:
      "One range of bytes, to go on with a download that broke off. With `If-Range` and the `ETag` of the first answer the " +
      "whole content comes where it is another by now.",
    schema: { type: "string" },
    example: "bytes=1024-",
  },
  LastEventId: {
    name: "Last-Event-ID",
    in: "header",
    description: "The id of the last event you have, of the same stream.",
    schema: { type: "string" },
    example: "41",
  },
} as const;

const referTo = (name: keyof typeof REQUEST_HEADERS) => ({ $ref: `#/components/parameters/${name}` });

/** The headers an operation looks at. */
export function requestHeadersOf(contract: Contract): { $ref: string }[] {
  const { method, versioned, raw, has_ranges } = contract;
  return [
    ...(takesKey(contract) ? [referTo("IdempotencyKey")] : []),
    ...(versioned && method !== "GET" ? [referTo("IfMatch")] : []),
    ...(has_ranges ? [referTo("Range")] : []),
    ...(raw === "text/event-stream" ? [referTo("LastEventId")] : []),
  ];
}
