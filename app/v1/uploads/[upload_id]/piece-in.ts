import { fail } from "@/lib/core/errors";
import type { Piece } from "@/lib/workspace";

const numberIn = (request: Request, header: string): number | null => {
  const value = request.headers.get(header) ?? "";
  return /^\d{1,15}$/.test(value) ? Number(value) : null;
};

/** The piece of a file in a request, as it comes. BAD_REQUEST without a usable `Upload-Offset`. */
export function pieceIn(request: Request): Piece {
  const offset = numberIn(request, "upload-offset");
  if (offset === null)
    throw fail("BAD_REQUEST", { message: "The header Upload-Offset must say at which byte the piece begins." });
  return { offset, length: numberIn(request, "content-length"), bytes: request.body ?? nothing() };
}

// A request without a body has no pieces.
async function* nothing(): AsyncIterable<Uint8Array> {}
