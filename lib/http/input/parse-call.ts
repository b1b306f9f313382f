import type { z } from "zod";
import type { Contract } from "../../protocol/contract/define.ts";
import type { Call } from "../call.ts";
import { maxBodyBytes } from "./max-body-bytes.ts";
import { parseBody, parseParams, parseQuery } from "./parse-input.ts";
import { readUpload } from "./read-upload.ts";

/** A call without its caller: what a route's function gets where anybody may call. */
export type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Omit<Call<P, Q, B>, "actor">;

/** Reads a request as its contract says: path, query, body. */
export async function parseCall<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: Contract<P, Q, B>,
  request: Request,
  params: Promise<Record<string, unknown>>,
  request_id: string,
): Promise<Input<P, Q, B>> {
  return {
    params: await parseParams(contract.params, params),
    query: await parseQuery(contract.query, request),
    body: await parseBody(contract, request),
    request,
    request_id,
    signal: request.signal,
    readFile: (field) => readUpload(request, field, maxBodyBytes(contract)),
  };
}
