import type { Pagination } from "../../protocol/envelope.ts";

/** Answers are for one person and one moment: no cache keeps them, no browser guesses at their type. */
const HEADERS = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

/** A success in the seed's envelope. */
export const dataResponse = (request_id: string, status: number, data: unknown, pagination?: Pagination): Response =>
  Response.json(
    { success: true, data, ...(pagination && { pagination }), meta: metaOf(request_id) },
    { status, headers: { ...HEADERS, "x-request-id": request_id } },
  );

/** JSON without the envelope, for operations of another API's shape. */
export const bareResponse = (
  request_id: string,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response => Response.json(body, { status, headers: { ...HEADERS, ...headers, "x-request-id": request_id } });

/** A success without a body. */
export const emptyResponse = (request_id: string): Response =>
  new Response(null, { status: 204, headers: { ...HEADERS, "x-request-id": request_id } });

/** An error in the seed's envelope. */
export const errorResponse = (
  request_id: string,
  status: number,
  error: { code: string; message: string; details?: unknown },
  headers: Record<string, string> = {},
): Response =>
  Response.json(
    { success: false, error, meta: metaOf(request_id) },
    { status, headers: { ...HEADERS, ...headers, "x-request-id": request_id } },
  );

const metaOf = (request_id: string) => ({ timestamp: new Date().toISOString(), request_id });
