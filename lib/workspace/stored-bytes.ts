import { createHash } from "node:crypto";
import type { FileRow } from "../../db/queries/files/files.ts";
import { fail, isAlmaError } from "../core/errors.ts";
import { logger } from "../core/log/logger.ts";
import { newStorageKey, storage } from "../storage/index.ts";
import { mediaTypeOf } from "./media-type.ts";

/** What is known about bytes once they are stored. */
export interface StoredBytes {
  media_type: string;
  size: number;
  sha256: string;
  storage_key: string;
}

/** Stores bytes under a new key. They belong to nobody until a row names the key. */
export async function storeBytes(path: string, data: Uint8Array): Promise<StoredBytes> {
  const storage_key = newStorageKey();
  await storage().put(storage_key, data);
  return {
    storage_key,
    media_type: mediaTypeOf(path, data),
    size: data.byteLength,
    sha256: createHash("sha256").update(data).digest("hex"),
  };
}

/** Removes bytes that no row names any more. What cannot be removed is logged: nobody can reach it. */
export async function removeBytes(keys: string[]): Promise<void> {
  for (const storage_key of keys) {
    await storage()
      .delete(storage_key)
      .catch((error: unknown) => logger().warn({ storage_key, err: error }, "stored file could not be removed"));
  }
}

/** How often a file may be replaced between its row being read and its bytes. */
const TRIES = 4;

/** A file's row with the bytes it names. Throws NOT_FOUND where there is no such file. */
export async function readStored(
  find: () => Promise<FileRow | undefined>,
): Promise<{ row: FileRow; data: Uint8Array }> {
  const { row, result } = await withStored(find, ({ storage_key }) => storage().get(storage_key));
  return { row, data: result };
}

/**
 * A file's row with what `read` made of it. A writer replaces the row and then removes the old bytes, so bytes that are
 * gone mean that the row is to be read again.
 */
export async function withStored<T>(
  find: () => Promise<FileRow | undefined>,
  read: (row: FileRow) => Promise<T>,
): Promise<{ row: FileRow; result: T }> {
  for (let attempt = 1; ; attempt += 1) {
    const row = await find();
    if (!row) throw fail("NOT_FOUND", { what: "file" });
    try {
      return { row, result: await read(row) };
    } catch (error) {
      if (attempt >= TRIES || !isAlmaError(error) || error.code !== "NOT_FOUND") throw error;
    }
  }
}
