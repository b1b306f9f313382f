import { Refusal } from "../../../parsing/child/serve.mjs";
import { markdownTable } from "./markdown-table.mjs";

const MAX_DEPTH = 500;
/** Groups whose text is none of the document's. */
const SKIPPED = new Set(
  "colortbl stylesheet info pict object filetbl listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata colorschememapping datastore latentstyles bkmkstart bkmkend header footer headerl headerr headerf footerl footerr footerf shppict nonshppict mmathPr".split(
    " ",
  ),
);
const PAGES = { 0: 1252, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 204: 1251, 238: 1250 };
const ENCODINGS = { 932: "shift_jis", 936: "gb18030", 949: "euc-kr", 950: "big5", 65001: "utf-8", 54936: "gb18030" };
const CHARACTERS = {
  par: "\n",
  line: "\n",
  sect: "\n",
  page: "\n",
  tab: "\t",
  emdash: "—",
  endash: "–",
  bullet: "•",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  "~": "\u00a0",
  _: "-",
};
const TOKEN = /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+/g;

/** A rich text as one section: its words, with tables as tables. */
export function readRtf({ input }) {
  const reader = new RtfReader();
  const source = Buffer.from(input.buffer, input.byteOffset, input.byteLength).toString("latin1");
  for (const token of source.matchAll(TOKEN)) reader.take(token);
  if (!reader.isWhole) throw new Refusal("DAMAGED", "The file is cut off or damaged.");
  return { title: "", unit: "part", sections: [{ label: "", markdown: reader.end() }], notes: [] };
}

class RtfReader {
  blocks = [];
  line = "";
  rows = [];
  row = null;
  bytes = [];
  fonts = new Map();
  page = 1252;
  skip = 0;
  footnotes = [];
  state = {
    skipped: false,
    fallback: 1,
    font: 0,
    table: false,
    fonttbl: false,
    note: false,
    marker: false,
    instruction: false,
    linked: undefined,
    outline: 0,
  };
  stack = [];

  get isWhole() {
    return this.stack.length === 0;
  }

  /** @param {RegExpMatchArray} token */
  take([, word, number, hex, symbol, brace, text]) {
    if (hex === undefined) this.flushBytes();
    if (brace === "{") this.open();
    else if (brace === "}") this.close();
    else if (word) this.control(word, number === undefined ? undefined : Number(number));
    else if (hex !== undefined) this.byte(Number.parseInt(hex, 16));
    else if (symbol !== undefined) this.symbol(symbol);
    else if (text) this.write(text);
  }

  open() {
    if (this.stack.length >= MAX_DEPTH)
      throw new Refusal("TOO_LARGE", `The file is nested deeper than ${MAX_DEPTH} levels.`);
    this.stack.push(this.state);
    this.state = { ...this.state };
  }

  close() {
    const { note, linked } = this.state;
    this.state = this.stack.pop() ?? this.state;
    if (linked !== undefined && this.state.linked === undefined) this.endLink(linked);
    if (!note || this.state.note) return;
    this.footnotes.push(this.note.trim());
    this.note = "";
    this.write(`[${this.footnotes.length}]`);
  }

  symbol(symbol) {
    if (symbol === "*") this.state.skipped = true;
    else this.write(CHARACTERS[symbol] ?? (symbol === "-" ? "" : symbol));
  }

  control(word, number) {
    if (SKIPPED.has(word)) this.state.skipped = true;
    else if (word === "fonttbl") Object.assign(this.state, { fonttbl: true });
    else if (word === "footnote") this.beginNote();
    else if (word === "listtext" || word === "pntext") this.state.marker = true;
    else if (word === "fldinst") this.beginField();
    else if (word === "fldrslt") this.state.linked = this.line.length;
    else if (word === "ansicpg") this.page = number ?? 1252;
    else if (word === "f") this.state.font = number ?? 0;
    else if (word === "fcharset" && this.state.fonttbl) this.fonts.set(this.state.font, PAGES[number] ?? this.page);
    else if (word === "uc") this.state.fallback = number ?? 1;
    else if (word === "u") this.unicode(number ?? 0);
    else if (word === "plain") this.state.font = 0;
    else this.layout(word, number);
  }

  layout(word, number) {
    if (this.state.skipped || this.state.fonttbl) return;
    if (word === "pard") Object.assign(this.state, { table: false, outline: 0 });
    else if (word === "intbl") this.state.table = true;
    else if (word === "outlinelevel") this.state.outline = (number ?? 0) + 1;
    else if (word === "cell") this.endCell();
    else if (word === "row") this.endRow();
    else if (CHARACTERS[word]) this.write(CHARACTERS[word]);
  }

  note = "";

  /** A writer may mark notes as something that older readers leave out. */
  beginNote() {
    this.state.skipped = this.stack.at(-1)?.skipped ?? false;
    this.state.note = !this.state.skipped;
  }

  /** What stands before an item of a list: a dot, or its number. */
  marker = "";

  /** The item's mark in Markdown. */
  endMarker() {
    const [number] = /^\d{1,6}(?=[.)])/.exec(this.marker.trim()) ?? [];
    const isMark = this.marker.trim() !== "";
    this.marker = "";
    return isMark ? `${number ? `${number}.` : "-"} ` : "";
  }

  address = "";

  beginField() {
    this.address = "";
    this.state.instruction = true;
  }

  /** What a field shows, as a link where the field is one. */
  endLink(start) {
    const [, url] = /HYPERLINK\s+"?((?:https?|mailto):[^"\s]+)/i.exec(this.address) ?? [];
    const text = this.line.slice(start);
    if (url && text.trim()) this.line = `${this.line.slice(0, start)}[${text}](${url})`;
    this.address = "";
  }

  /** A character by its number; the plain letters that follow it are for programs that do not know it. */
  unicode(number) {
    this.write(String.fromCharCode(number < 0 ? number + 65_536 : number));
    this.skip = this.state.fallback;
  }

  byte(value) {
    if (this.skip > 0) this.skip -= 1;
    else this.bytes.push(value);
  }

  flushBytes() {
    if (this.bytes.length === 0) return;
    const bytes = new Uint8Array(this.bytes);
    this.bytes = [];
    const page = this.fonts.get(this.state.font) ?? this.page;
    const name = ENCODINGS[page] ?? `windows-${page >= 1250 && page <= 1258 ? page : 1252}`;
    this.write(new TextDecoder(name).decode(bytes));
  }

  write(text) {
    if (this.state.instruction) {
      this.address += text;
      return;
    }
    if (this.state.skipped || this.state.fonttbl) return;
    const kept = text.slice(this.skip);
    this.skip = Math.max(0, this.skip - text.length);
    if (this.state.note) {
      this.note += kept.replace(/\n/g, " ");
      return;
    }
    if (this.state.marker) {
      this.marker += kept;
      return;
    }
    const [first = "", ...more] = kept.split("\n");
    this.line += first;
    for (const line of more) {
      this.endLine();
      this.line = line;
    }
  }

  endLine() {
    if (this.state.table) {
      this.line += "\n";
      return;
    }
    this.endTable();
    const text = this.line.trim();
    const { outline } = this.state;
    const mark = this.endMarker();
    if (text) this.blocks.push(outline > 0 && outline <= 6 ? `${"#".repeat(outline)} ${text}` : `${mark}${text}`);
    this.line = "";
  }

  endCell() {
    this.row ??= [];
    this.row.push(this.line.trim());
    this.line = "";
    this.marker = "";
  }

  endRow() {
    if (this.row) this.rows.push(this.row);
    this.row = null;
  }

  endTable() {
    if (this.rows.length > 0) this.blocks.push(markdownTable(this.rows));
    this.rows = [];
  }

  end() {
    this.flushBytes();
    this.state.table = false;
    this.endLine();
    this.endTable();
    return [...this.blocks, ...this.footnotes.map((text, at) => `[${at + 1}]: ${text}`)].join("\n\n");
  }
}
