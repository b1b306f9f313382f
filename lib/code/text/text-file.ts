import { CodeFailure } from "../outcome.ts";

export type TextEncoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030";

/** A text and how it stands in its file. The byte order mark belongs to the encoding, not to the text. */
export interface TextFile {
  text: string;
  encoding: TextEncoding;
}

/** Text in UTF-8, UTF-16 with its mark, or GB18030; null for what is no text. */
export function decodeTextFile(data: Uint8Array): TextFile | null {
  if (data[0] === 0xff && data[1] === 0xfe) return read(data.subarray(2), "utf-16le");
  if (data[0] === 0xfe && data[1] === 0xff) return read(data.subarray(2), "utf-16be");
  if (data.subarray(0, 8000).includes(0)) return null;
  if (data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf) return read(data.subarray(3), "utf-8-bom");
  return read(data, "utf-8") ?? read(data, "gb18030");
}

function read(data: Uint8Array, encoding: TextEncoding): TextFile | null {
  try {
    const decoder = new TextDecoder(encoding === "utf-8-bom" ? "utf-8" : encoding, { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(data), encoding };
  } catch {
    // Not in this encoding.
    return null;
  }
}

/** The text as bytes in the encoding it had. Throws ENCODING for a character that this encoding cannot hold here. */
export function encodeTextFile({ text, encoding }: TextFile): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "utf-8-bom":
      return new TextEncoder().encode(`\ufeff${text}`);
    case "utf-16le":
      return Buffer.from(`\ufeff${text}`, "utf16le");
    case "utf-16be":
      return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
    case "gb18030":
      return encodeChinese(text);
  }
}

const FIRST = { from: 0x81, to: 0xfe };
const SECOND = { from: 0x40, to: 0xfe };

/** Node decodes GB18030 but does not encode it: the two-byte part of the table is turned around once. */
function chineseTable(): Map<string, [number, number]> {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, [number, number]>();
  for (let first = FIRST.from; first <= FIRST.to; first += 1) {
    for (let second = SECOND.from; second <= SECOND.to; second += 1) {
      if (second === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(first, second));
      if (character.length === 1 && character !== "\ufffd" && !table.has(character))
        table.set(character, [first, second]);
    }
  }
  return table;
}

let table: Map<string, [number, number]> | undefined;

function encodeChinese(text: string): Uint8Array {
  table ??= chineseTable();
  const bytes: number[] = [];
  for (const character of text) {
    if (character < "\u0080") bytes.push(character.charCodeAt(0));
    else {
      const pair = table.get(character);
      if (!pair) {
        throw new CodeFailure(
          "ENCODING",
          `The file is in GBK, which has no "${character}". Write the whole file as UTF-8 first.`,
        );
      }
      bytes.push(...pair);
    }
  }
  return Uint8Array.from(bytes);
}
