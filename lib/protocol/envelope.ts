import { z } from "zod";
import type { ErrorCode } from "./error-codes.ts";

/** The seed's envelopes: every JSON answer of `/v1` is one of these. */
export const metaSchema = z.object({ timestamp: z.iso.datetime(), request_id: z.string() });

export const paginationSchema = z.object({
  page: z.number().int(),
  per_page: z.number().int(),
  total: z.number().int(),
  total_pages: z.number().int(),
  has_next: z.boolean(),
  has_prev: z.boolean(),
  /** For long lists: what `cursor` to ask for to read on from here, and back; null at the end. */
  next_cursor: z.string().nullable().optional(),
  prev_cursor: z.string().nullable().optional(),
});
export type Pagination = z.infer<typeof paginationSchema>;

/** One page of a list, as domain functions return it. */
export interface Page<T> {
  items: T[];
  pagination: Pagination;
}

export const pageOf = <T>(items: T[], total: number, page: number, per_page: number): Page<T> => {
  const total_pages = Math.ceil(total / per_page);
  return {
    items,
    pagination: { page, per_page, total, total_pages, has_next: page < total_pages, has_prev: page > 1 },
  };
};

export const errorBodySchema = z
  .object({
    success: z.literal(false),
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    }),
    meta: metaSchema,
  })
  .meta({ id: "Error", description: "What went wrong, with a stable code." });

/** An error as it crosses to a client: from a route, an action or an event. */
export interface PublicError {
  code: ErrorCode;
  message: string;
  details?: { field: string; message: string }[];
  retry_after?: number;
}

/** What a server action answers. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: PublicError };
