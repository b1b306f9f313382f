import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file of an archive; `path` with `/`, in UTF-8. Content in pieces is never in memory as a whole. */
export interface ZipEntry {
  path: string;
  modified: Date;
  content: string | Uint8Array | AsyncIterable<string | Uint8Array>;
}

/**
 * A ZIP archive, piece by piece while its entries come, one of them open at a time; ZIP64 where there are many entries or
 * much data. Rejects with what an entry throws: then the archive has no directory at its end, and no program takes it for
 * whole.
 */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const archive = new ZipFile();
  // Ours, for the library's own cannot be ended from outside by its type.
  const output = archive.outputStream.pipe(new PassThrough());
  const ended = new AbortController();
  const failed = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)));
  archive.on("error", failed);
  const fed = feed(archive, entries, ended.signal).catch(failed);
  try {
    yield* output;
  } finally {
    ended.abort();
    output.destroy();
    await fed;
  }
}

async function feed(archive: ZipFile, entries: AsyncIterable<ZipEntry>, signal: AbortSignal): Promise<void> {
  for await (const { path, modified, content } of entries) {
    if (signal.aborted) return;
    const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
    const source = Readable.from(asBytes(pieces), { objectMode: false });
    const stop = () => source.destroy(new Error("nobody reads the archive any more"));
    signal.addEventListener("abort", stop, { once: true });
    try {
      archive.addReadStream(source, path, { mtime: modified, compress: true });
      await finished(source);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    } finally {
      signal.removeEventListener("abort", stop);
      source.destroy();
    }
  }
  archive.end();
}

async function* asBytes(
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield typeof piece === "string" ? Buffer.from(piece) : piece;
}
