import yazl from "yazl";

const MADE_AT = new Date("2026-01-01T00:00:00Z");

/** A zip of texts and bytes; the same every time it is made. */
export async function zipOf(files: [name: string, content: string | Uint8Array][]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of files) {
    // The first file of a book or an OpenDocument says what it is, and must lie there as it is.
    zip.addBuffer(Buffer.from(content), name, { mtime: MADE_AT, compress: name !== "mimetype" });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

/** A red point. */
export const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
