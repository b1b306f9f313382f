import type { Block } from "./content.ts";

/** Text as numbers of characters; `gbk` writes bytes of the code page instead, as older Chinese programs do. */
type Encoding = (text: string) => string;

const asUnicode: Encoding = (text) =>
  text.replace(/[^\x20-\x7e]|[\\{}]/g, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 128 ? `\\${letter}` : `\\u${code > 32_767 ? code - 65_536 : code}?`;
  });

export const asBytes =
  (encode: (text: string) => Uint8Array): Encoding =>
  (text) =>
    [...encode(text)].map((byte) => (byte < 128 ? String.fromCharCode(byte) : `\\'${byte.toString(16)}`)).join("");

/** A rich text written by hand. */
export function rtfOf(blocks: Block[], write: Encoding = asUnicode): string {
  const body = blocks.map((block) => partOf(block, write)).join("\n");
  return `{\\rtf1\\ansi\\ansicpg936\\uc1{\\fonttbl{\\f0\\fcharset134 SimSun;}}{\\info{\\title hidden}}\\f0\n${body}\n}`;
}

function partOf(block: Block, write: Encoding): string {
  switch (block.kind) {
    case "heading":
      return `\\pard\\outlinelevel${block.level - 1}\\b ${write(block.text)}\\b0\\par`;
    case "list":
      return block.items.map((item) => `\\pard\\bullet  ${write(item)}\\par`).join("\n");
    case "table":
      return `${block.rows.map((row) => `\\trowd\\pard\\intbl ${row.map((cell) => `${write(typeof cell === "string" ? cell : cell.text)}\\cell `).join("")}\\row`).join("\n")}\\pard`;
    case "note":
      return `\\pard ${write(block.text)}{\\footnote ${write(block.note)}}\\par`;
    case "link":
      return `\\pard ${write(block.text)} {\\field{\\*\\fldinst HYPERLINK "${block.url}"}{\\fldrslt ${write(block.label)}}}\\par`;
    case "formula":
      return `\\pard ${write(`${block.above} / ${block.below}`)}\\par`;
    case "picture":
      return `\\pard ${write(block.alt)}{\\pict\\pngblip 89504e470d0a}\\par`;
    case "text":
      return `\\pard ${write(block.text)}\\par`;
  }
}
