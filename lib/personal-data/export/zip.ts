import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";
import { centralHeader, dataDescriptor, endRecords, localHeader, MAX_SIZE, type ZippedEntry } from "./zip-records.ts";

/** A file of an archive; `path` with `/`, in UTF-8. Content in pieces is never in memory as a whole. */
export interface ZipEntry {
  path: string;
  modified: Date;
  content: string | Uint8Array | AsyncIterable<string | Uint8Array>;
}

/**
 * A ZIP archive, piece by piece while its entries come: deflated, with sizes after the data (so nothing has to be known
 * before), ZIP64 where there are many entries or much data. Rejects when an entry alone has 4 GB.
 * After PKWARE's APPNOTE 6.3.9.
 */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: ZippedEntry[] = [];
  let offset = 0;
  for await (const { path, modified, content } of entries) {
    const entry: ZippedEntry = { name: Buffer.from(path), modified, offset, crc: 0, size: 0, packed: 0 };
    const header = localHeader(entry);
    yield header;
    for await (const piece of deflated(entry, content)) yield piece;
    const descriptor = dataDescriptor(entry);
    yield descriptor;
    offset += header.length + entry.packed + descriptor.length;
    written.push(entry);
  }
  const start = offset;
  for (const entry of written) {
    const header = centralHeader(entry);
    offset += header.length;
    yield header;
  }
  yield endRecords({ count: written.length, start, size: offset - start });
}

/** Packs a content, and counts while it passes. */
async function* deflated(entry: ZippedEntry, content: ZipEntry["content"]): AsyncGenerator<Uint8Array> {
  const packer = createDeflateRaw();
  const source = Readable.from(counted(entry, content), { objectMode: false });
  source.on("error", (error) => packer.destroy(error));
  try {
    for await (const piece of source.pipe(packer)) {
      entry.packed += piece.length;
      yield piece;
    }
  } finally {
    source.destroy();
    packer.destroy();
  }
  if (entry.size > MAX_SIZE || entry.packed > MAX_SIZE)
    throw new Error("An entry of a ZIP archive has more than 4 GB.");
}

async function* counted(entry: ZippedEntry, content: ZipEntry["content"]): AsyncGenerator<Uint8Array> {
  const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
  for await (const piece of pieces) {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    yield bytes;
  }
}
