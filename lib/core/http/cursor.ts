import type { z } from "zod";
import { fail } from "../errors.ts";

/** Where a reader of a long list stands, as opaque text: the values that the list is ordered by, of the last item seen. */
export const encodeCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** The place in a cursor that {@link encodeCursor} made. VALIDATION_ERROR for any other text. */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string): z.output<Schema> {
  const parsed = schema.safeParse(jsonIn(cursor));
  if (parsed.success) return parsed.data;
  throw fail("VALIDATION_ERROR", {
    message: "The cursor is not one of this list. Take it from `next_cursor` of an earlier answer.",
    details: [{ field: "cursor", message: "is not a cursor of this list" }],
  });
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    // Not ours; the schema refuses it.
    return undefined;
  }
}
