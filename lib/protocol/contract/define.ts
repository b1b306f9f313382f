import type { z } from "zod";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Classes of calls with an allowance of their own. */
export const LIMIT_CLASSES = ["read", "write", "run", "upload", "stream", "auth", "expensive"] as const;
export type LimitClass = (typeof LIMIT_CLASSES)[number];

/**
 * One operation of the API, as data: the route, the documentation, the client and the generated safety tests are made
 * from it. `response` describes the envelope's `data`.
 */
export interface Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  id: string;
  method: Method;
  /** With `{name}` for path parameters, as in OpenAPI. */
  path: string;
  summary: string;
  tag: string;
  /** `none`: anybody; `user`: signed in; `superuser`: an administrator. */
  auth: "none" | "user" | "superuser";
  /** Lets in, beside administrators, whom an administrator granted this; with `auth: "superuser"` only. */
  permission?: string;
  /** Not for API keys: passwords, keys and sign-ins are changed by a person who is signed in. */
  session_only?: boolean;
  /**
   * Only within 15 minutes of a sign-in or of the last proof that it is the person (`POST /v1/password/confirm`):
   * REAUTHENTICATION_REQUIRED otherwise.
   */
  needs_proof?: boolean;
  /** What an API key must be good for; `<tag>:read` for a GET and `<tag>:write` otherwise unless said, see {@link scopeOf}. */
  scope?: string;
  /** Which allowance a call is taken from; see lib/limits. By method unless said. */
  limit?: LimitClass;
  /** `data.version` is sent as `ETag`, and `If-Match` is honoured: two tabs do not overwrite each other. */
  versioned?: boolean;
  status: 200 | 201 | 202 | 204;
  params?: Params;
  query?: Query;
  body?: Body;
  /** How the body is sent; JSON unless said. `form` is application/x-www-form-urlencoded, `binary` bytes as they are. */
  body_type?: "json" | "form" | "multipart" | "binary";
  response?: Response;
  /** `data` is a list and the envelope has `pagination`. */
  paginated?: boolean;
  /** Answers with something that is not the JSON envelope (a file, an event stream, the OpenAPI document). */
  raw?: string;
  /** Gives a part of its bytes where a `Range` asks for one: 206, or 416 beyond the end. */
  has_ranges?: boolean;
  /** Answers and errors as OpenAI's API has them, without our envelope; see lib/http/answer/openai-error. */
  shape?: "openai";
  /** Answers with what a model's provider said, or failed to say: 502 and 503 are among its errors. */
  asks_provider?: boolean;
  /** Other successful answers, asked for by a header. */
  also?: { status: 200 | 202; when: string; content: string; response?: z.ZodType }[];
  /** The largest body accepted, in bytes. */
  max_body_bytes?: number;
}

/** Declares an operation; the types of its parts are kept. */
export const contract = <
  Params extends z.ZodType = z.ZodNever,
  Query extends z.ZodType = z.ZodNever,
  Body extends z.ZodType = z.ZodNever,
  Response extends z.ZodType = z.ZodNever,
>(
  definition: Contract<Params, Query, Body, Response>,
): Contract<Params, Query, Body, Response> => definition;

/** The scope that an API key needs for an operation. */
export const scopeOf = ({ scope, tag, method }: Contract): string =>
  scope ?? `${tag}:${method === "GET" ? "read" : "write"}`;

/** The allowance that a call of an operation is taken from. */
export const limitClassOf = ({ limit, method }: Contract): LimitClass => limit ?? (method === "GET" ? "read" : "write");
