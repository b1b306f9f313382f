import path from "node:path";
import { convertTable, TABLE_SOURCES, TABLE_TARGETS } from "./convert-table.ts";
import { type ReadDocument, readDocument } from "./read-document.ts";
import { textAsMarkdown } from "./text-as-markdown.ts";
import { type MadeFile, type WritableFormat, writeDocument } from "./write-document.ts";

/** What a converter is given; `options` are those of the tool, of which each takes what it knows. */
export interface ConversionJob {
  data: Uint8Array;
  options: Record<string, unknown>;
  signal: AbortSignal;
}

interface Conversion {
  from: string;
  to: string;
  convert: (job: ConversionJob) => Promise<MadeFile>;
}

const PROSE = ["md", "html", "txt", "docx", "pdf", "odt", "rtf", "epub", "pptx"];
const PROSE_TARGETS = ["md", "html", "txt", "docx", "pdf"] as const;
/** Headings begin slides, so that only what has headings makes a presentation. */
const SLIDES = ["md", "html", "docx", "odt"];
/** Tables become pages of a document as well. */
const TABLES = ["xlsx", "xls", "ods", "csv", "tsv"];
const TABLE_PAGES = ["html", "docx", "pdf"] as const;

const MARKDOWN_TARGET = "md";

/** Every conversion between documents and between tables. */
export const documentConversions: Conversion[] = [
  ...pairs(PROSE, PROSE_TARGETS).map(([from, to]) => documentConversion(from, to)),
  ...SLIDES.map((from) => documentConversion(from, "pptx")),
  ...pairs(TABLES, TABLE_PAGES).map(([from, to]) => documentConversion(from, to)),
  ...pairs(TABLE_SOURCES, TABLE_TARGETS)
    // Of a page, Markdown keeps all, not only its tables.
    .filter(([from, to]) => !(from === "html" && to === MARKDOWN_TARGET))
    .map(([from, to]): Conversion => {
      const convert = ({ data, options, signal }: ConversionJob) =>
        convertTable(data, { from, to, signal, sheet: textIn(options.sheet) });
      return { from, to, convert };
    }),
];

function pairs<To extends string>(sources: readonly string[], targets: readonly To[]): [string, To][] {
  return sources.flatMap((from) => targets.filter((to) => to !== from).map((to): [string, To] => [from, to]));
}

function documentConversion(from: string, to: WritableFormat | typeof MARKDOWN_TARGET): Conversion {
  const convert = async ({ data, options, signal }: ConversionJob): Promise<MadeFile> => {
    const name = textIn(options.name) ?? `document.${from}`;
    const read = await readDocument(data, { name: path.extname(name) === "" ? `${name}.${from}` : name, signal });
    if (!read.ok) return read;
    const { notes } = read.document;
    if (to === MARKDOWN_TARGET) return { ok: true, data: encode(textOf(read.document)), notes };
    const title = read.document.title || path.basename(name, path.extname(name));
    const made = await writeDocument({ markdown: markdownFor(read.document), to, title, signal });
    return made.ok ? { ...made, notes: [...notes, ...made.notes] } : made;
  };
  return { from, to, convert };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(`${text.trimEnd()}\n`);
const textOf = ({ sections }: ReadDocument): string => sections.map(({ markdown }) => markdown).join("\n\n");

/** What has lines rather than paragraphs keeps them. */
function markdownFor(document: ReadDocument): string {
  const text = textOf(document);
  if (document.format === "txt") return textAsMarkdown(text);
  return document.format === "pdf" ? text.replace(/(?<=[^\n])\n(?=[^\n])/g, "  \n") : text;
}

const textIn = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
