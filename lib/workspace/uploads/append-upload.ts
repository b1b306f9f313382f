import { db } from "../../../db/client.ts";
import { lockUpload, type UploadRow, updateUpload } from "../../../db/queries/files/uploads.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { CHUNK_BYTES, type Upload } from "../../protocol/contract/uploads.ts";
import { newStorageKey, storage } from "../../storage/index.ts";
import { removeBytes } from "../stored-bytes.ts";
import { requireUpload } from "./get-upload.ts";
import { uploadExpiry } from "./upload-expiry.ts";
import { uploadOf } from "./upload-of.ts";

export interface Piece {
  /** Where it begins in the file. */
  offset: number;
  /** Its length, if the sender says so. */
  length: number | null;
  bytes: AsyncIterable<Uint8Array>;
}

/**
 * Adds a piece to an upload of the actor's, all of it or nothing, durable when it resolves. One that is here already is
 * not read; any other that does not begin where the last one ended is a CONFLICT that names the right offset. The piece
 * goes to the storage as it comes and is put in place when it is whole: two senders cannot mix theirs.
 */
export async function appendUpload(actor: Actor, upload_id: string, piece: Piece): Promise<Upload> {
  const known = await requireUpload(actor, upload_id);
  if (isHere(known, piece)) return uploadOf(known);
  assertFits(known, piece);
  const key = newStorageKey();
  try {
    const length = await storage().put(key, limited(piece.bytes, Math.min(CHUNK_BYTES, known.size - piece.offset)));
    return await db().transaction(async (tx) => {
      const upload = await lockUpload(tx, actor.user_id, upload_id);
      if (!upload) throw fail("NOT_FOUND", { what: "upload" });
      if (isHere(upload, { ...piece, length })) return uploadOf(upload);
      assertFits(upload, piece);
      await storage().append(upload.storage_key, piece.offset, key);
      const changed = { received: piece.offset + length, expires_at: uploadExpiry() };
      return uploadOf((await updateUpload(tx, upload_id, changed)) ?? upload);
    });
  } finally {
    await removeBytes([key]);
  }
}

/** Nothing at the end of a whole file is here too: it must not be written beside a file that is being completed. */
const isHere = ({ received, size }: UploadRow, { offset, length }: Pick<Piece, "offset" | "length">): boolean =>
  length !== null && offset + length <= received && (length > 0 || offset === size);

function assertFits({ received, size }: UploadRow, { offset, length }: Piece): void {
  if (offset !== received) {
    throw fail("CONFLICT", {
      message: `${received} bytes are here; the next piece must begin there.`,
      details: [{ field: "upload-offset", message: String(received) }],
    });
  }
  if (length !== null && offset + length > size) throw tooMuch();
}

async function* limited(bytes: AsyncIterable<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  let read = 0;
  for await (const part of bytes) {
    read += part.byteLength;
    if (read > most) throw tooMuch();
    yield part;
  }
}

const tooMuch = () =>
  fail("PAYLOAD_TOO_LARGE", {
    message: `A piece can have ${CHUNK_BYTES} bytes at most, and no more than the file still lacks.`,
  });
