import type { z } from "zod";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

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
  status: 200 | 201 | 202 | 204;
  params?: Params;
  query?: Query;
  body?: Body;
  /** How the body is sent; JSON unless said. `form` is application/x-www-form-urlencoded. */
  body_type?: "json" | "form" | "multipart";
  response?: Response;
  /** `data` is a list and the envelope has `pagination`. */
  paginated?: boolean;
  /** Answers with something that is not the JSON envelope (a file, an event stream, the OpenAPI document). */
  raw?: string;
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
