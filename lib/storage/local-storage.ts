import { randomUUID } from "node:crypto";
import { constants, copyFile, type FileHandle, link, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { fail } from "../core/errors.ts";
import type { BlobStorage, ByteRange } from "./blob-storage.ts";
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
    append: async (key, offset, from) => appendFile(pathOf(key), offset, pathOf(from)),
    finish: async (key) => finishFile(pathOf(key)),
    copy: async (from, to) => linkFile(pathOf(from), pathOf(to)),
    get: async (key) => new Uint8Array(await readFile(pathOf(key)).catch(asFailure)),
    stream: async (key, range) => streamOf(await open(pathOf(key), "r").catch(asFailure), range),
    delete: async (key) => {
      for (const file of [pathOf(key), unfinished(pathOf(key))]) await rm(file, { force: true }).catch(asFailure);
    },
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

const unfinished = (target: string): string => `${target}.unfinished`;

/** Only up to `offset` is what was there before certain: an earlier try may have been cut off in the middle. */
async function appendFile(target: string, offset: number, from: string): Promise<void> {
  await makeFolder(path.dirname(target));
  const flags = constants.O_RDWR | constants.O_CREAT;
  const handle = await open(unfinished(target), flags, 0o600).catch(asFailure);
  try {
    await handle.truncate(offset).catch(asFailure);
    const piece = await open(from, "r").catch(asFailure);
    const source = piece.createReadStream();
    let at = offset;
    for await (const part of source) at += await writeAll(handle, part, at);
    await handle.sync().catch(asFailure);
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(target));
}

/** A write may take less than it is given, as on a disk that is nearly full. */
async function writeAll(handle: FileHandle, part: Uint8Array, at: number): Promise<number> {
  for (let done = 0; done < part.length; ) {
    done += (await handle.write(part, done, part.length - done, at + done).catch(asFailure)).bytesWritten;
  }
  return part.length;
}

async function finishFile(target: string): Promise<void> {
  try {
    await rename(unfinished(target), target);
    await syncFolder(path.dirname(target));
  } catch (error) {
    if (codeOf(error) !== "ENOENT" || !(await isFile(target))) asFailure(error);
  }
}

/** A second name for the same bytes: contents are never changed in place, and go with their last name. */
async function linkFile(from: string, to: string): Promise<void> {
  const folder = path.dirname(to);
  await makeFolder(folder);
  await link(from, to).catch((error: unknown) =>
    NO_LINKS.has(codeOf(error)) ? copyFile(from, to, constants.COPYFILE_EXCL).catch(asFailure) : asFailure(error),
  );
  await syncFolder(folder);
}

/** File systems without hard links, or with as many as they take. */
const NO_LINKS = new Set<unknown>(["ENOTSUP", "EOPNOTSUPP", "EPERM", "EMLINK", "ENOSYS", "EXDEV"]);

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

const WHOLE: ByteRange = { start: 0, end: Number.MAX_SAFE_INTEGER - 1 };

function streamOf(handle: FileHandle, { start: at, end } = WHOLE): ReadableStream<Uint8Array> {
  let next = at;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const length = Math.min(STREAM_PIECE_BYTES, end - next + 1);
        const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, next);
        next += bytesRead;
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
