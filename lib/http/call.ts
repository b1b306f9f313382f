import type { z } from "zod";
import type { Actor } from "../core/actor.ts";
import type { Page } from "../protocol/envelope.ts";
import type { Upload } from "./input/read-upload.ts";

/** What a route's function gets: everything parsed, the caller known. */
export interface Call<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  /** Who asks; for an operation that anybody may call see {@link handlePublic}. */
  actor: Actor;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  request: Request;
  request_id: string;
  /** Aborted when the client goes away. */
  signal: AbortSignal;
  /** For multipart operations: the file in this field. BAD_REQUEST without one, PAYLOAD_TOO_LARGE. */
  readFile: (field: string) => Promise<Upload>;
}

/** What it gives back: the contract's data, a page of it, nothing (204), or a Response of its own. */
export type Answer<Output extends z.ZodType> =
  | Response
  | z.output<Output>
  | (z.output<Output> extends (infer Item)[] ? Page<Item> : never)
  | undefined;

/** A Next route handler. */
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;
export interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined>>;
}
