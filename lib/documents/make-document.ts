import path from "node:path";
import type { ParsePart } from "../parsing/index.ts";
import { convertTable, TABLE_TARGETS, type TableSheet, type TableTarget, writeTable } from "./convert-table.ts";
import { picturePath, picturesIn } from "./pictures-in.ts";
import { type MadeFile, WRITABLE, type WritableFormat, writeDocument } from "./write-document.ts";

export interface MakeRequest {
  /** Where it will be; its extension says what is made. */
  path: string;
  markdown: string;
  title: string;
  /** Tables as data; in documents they follow the text. */
  sheets: TableSheet[];
  /** Bytes of a picture of the workspace, or null where there is none by that path. */
  loadPicture: (path: string) => Promise<Uint8Array | null>;
  signal: AbortSignal;
}

const MAX_PICTURE_BYTES = 20 * 1024 * 1024;

/** Makes a document or a table of text and data. A format that cannot be made is UNSUPPORTED, with those that can. */
export async function makeDocument(request: MakeRequest): Promise<MadeFile> {
  const { markdown, sheets, title, signal } = request;
  const format = path.extname(request.path).slice(1).toLowerCase();
  const document = WRITABLE.find((each) => each === format);
  if (document) return asDocument(request, document);
  const table = TABLE_TARGETS.find((each) => each === format);
  if (table === "md") return asMarkdown(request);
  if (table && sheets.length > 0) return writeTable(sheets, { to: table, signal });
  if (table) return fromMarkdown(markdown, table, signal);
  const known = [...WRITABLE, ...TABLE_TARGETS].join(", ");
  const message = `${title || request.path} cannot be written as ${format || "a file without extension"}. Possible: ${known}.`;
  return { ok: false, error: { code: "UNSUPPORTED", message } };
}

const text = (markdown: string): MadeFile => ({
  ok: true,
  data: new TextEncoder().encode(`${markdown.trimEnd()}\n`),
  notes: [],
});

const fromMarkdown = (markdown: string, to: TableTarget, signal: AbortSignal): Promise<MadeFile> =>
  convertTable(new TextEncoder().encode(markdown), { from: "md", to, signal });

/** The text with the tables behind it. */
async function asMarkdown({ markdown, sheets, signal }: MakeRequest): Promise<MadeFile> {
  if (sheets.length === 0) return text(markdown);
  const tables = await writeTable(sheets, { to: "md", signal });
  return tables.ok ? text([markdown, new TextDecoder().decode(tables.data)].filter(Boolean).join("\n\n")) : tables;
}

async function asDocument(request: MakeRequest, to: WritableFormat): Promise<MadeFile> {
  const whole = await asMarkdown(request);
  if (!whole.ok) return whole;
  const markdown = new TextDecoder().decode(whole.data);
  const { pictures, missing } = await loadPictures(markdown, request.loadPicture);
  const made = await writeDocument({ markdown, to, title: request.title, pictures, signal: request.signal });
  if (!made.ok || missing.length === 0) return made;
  return { ...made, notes: [`Pictures that are not in the workspace were left out: ${missing.join(", ")}.`] };
}

async function loadPictures(markdown: string, load: MakeRequest["loadPicture"]) {
  const pictures: ParsePart[] = [];
  const missing: string[] = [];
  for (const href of picturesIn(markdown)) {
    const data = await load(picturePath(href));
    if (data && data.byteLength <= MAX_PICTURE_BYTES) pictures.push({ name: href, data });
    else missing.push(href);
  }
  return { pictures, missing };
}
