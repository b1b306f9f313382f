import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { fail } from "../core/errors.ts";
import type { BlobStorage } from "./blob-storage.ts";
import { assertStorageKey } from "./storage-key.ts";

const STREAM_PIECE_BYTES = 64 * 1024;

/** Files under one directory, readable by this process's user only. `root` is made on the first write. */
export function localStorage(root: string): BlobStorage {
  const pathOf = (key: string): string => {
    assertStorageKey(key);
    return path.join(/* turbopackIgnore: true */ root, ...key.split("/"));
  };
  return {
    put: async (key, data) => putFile(pathOf(key), data),
    get: async (key) => new Uint8Array(await readFile(pathOf(key)).catch(asFailure)),
    stream: async (key) => streamOf(await open(pathOf(key), "r").catch(asFailure)),
    delete: async (key) => rm(pathOf(key), { force: true }).catch(asFailure),
    exists: async (key) => isFile(pathOf(key)),
  };
}

/** Written beside its place, flushed, then renamed: a reader sees the old content or all of the new, also after a crash. */
async function putFile(target: string, data: Uint8Array | AsyncIterable<Uint8Array>): Promise<number> {
  const folder = path.dirname(target);
  const draft = `${target}.${randomUUID()}.part`;
  await makeFolder(folder);
  try {
    const size = await writeDurably(draft, data);
    await rename(draft, target).catch(asFailure);
    await syncFolder(folder);
    return size;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 }).catch(asFailure);
  if (first === undefined) return;
  // A new folder lasts only once the folder that names it is flushed, up to the oldest one that was there.
  const oldest = path.dirname(first);
  for (let parent = path.dirname(folder); parent.length >= oldest.length; parent = path.dirname(parent)) {
    await syncFolder(parent);
    if (parent === oldest) return;
  }
}

async function writeDurably(file: string, data: Uint8Array | AsyncIterable<Uint8Array>): Promise<number> {
  const handle = await open(file, "wx", 0o600).catch(asFailure);
  let size = 0;
  try {
    for await (const piece of data instanceof Uint8Array ? [data] : data) {
      await handle.writeFile(piece).catch(asFailure);
      size += piece.byteLength;
    }
    await handle.sync().catch(asFailure);
  } finally {
    await handle.close();
  }
  return size;
}

/** The rename itself must reach the disk. Windows cannot open a folder, and does not need to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function streamOf(handle: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { bytesRead, buffer } = await handle.read(new Uint8Array(STREAM_PIECE_BYTES), 0, STREAM_PIECE_BYTES);
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        await handle.close();
        controller.close();
      } catch (error) {
        await handle.close();
        throw error;
      }
    },
    cancel: () => handle.close(),
  });
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

const isFile = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    (error: unknown) => (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR" ? false : asFailure(error)),
  );

const FULL = new Set<unknown>(["ENOSPC", "EDQUOT"]);
const CLOSED = new Set<unknown>(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);

/** The file system's refusals in words; the path stays in `cause`, for the log. */
function asFailure(cause: unknown): never {
  const code = codeOf(cause);
  if (code === "ENOENT") throw fail("NOT_FOUND", { what: "file", cause });
  if (FULL.has(code)) throw fail("STORAGE_UNAVAILABLE", { message: "The disk that holds files is full.", cause });
  if (CLOSED.has(code)) {
    throw fail("STORAGE_UNAVAILABLE", { message: "The server may not write to its directory for files.", cause });
  }
  throw cause;
}
