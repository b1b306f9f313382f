import { type ParseOutcome, type ParsePart, parseInChild } from "../parsing/index.ts";
import { documentLimits } from "./document-limits.ts";

const SCRIPT = "lib/documents/child/write-document.mjs";
const PACKAGES = ["marked", "docx", "pdfkit", "pptxgenjs"];
const FONTS = "node_modules/@expo-google-fonts/noto-sans-sc/*";
const MIB = 1024 * 1024;
/** Fonts of ten megabytes are read and cut down to the letters in use. */
const WRITING_MS = 30_000;

/** What Markdown can be made into. */
export const WRITABLE = ["docx", "pdf", "pptx", "html", "txt"] as const;
export type WritableFormat = (typeof WRITABLE)[number];

export interface WriteRequest {
  markdown: string;
  to: WritableFormat;
  title: string;
  /** PNG and JPEG by the address the Markdown names them with; others are left out. */
  pictures?: ParsePart[];
  signal: AbortSignal;
}

/** Bytes of a made file, with what its maker should know, or a named error. */
export type MadeFile = { ok: true; data: Uint8Array; notes: string[] } | Extract<ParseOutcome, { ok: false }>;

/** Makes a document of Markdown in a locked child. Rejects only with the reason of an aborted signal. */
export async function writeDocument({ markdown, to, title, pictures = [], signal }: WriteRequest): Promise<MadeFile> {
  const input = new TextEncoder().encode(markdown);
  const size = pictures.reduce((sum, { data }) => sum + data.byteLength, input.byteLength);
  const limits = documentLimits(size);
  const outcome = await parseInChild({
    script: SCRIPT,
    packages: PACKAGES,
    readable: to === "pdf" ? [FONTS] : [],
    input,
    parts: pictures,
    options: { to, title },
    limits: { ...limits, ms: Math.max(limits.ms, WRITING_MS), memory_bytes: limits.memory_bytes + 128 * MIB },
    signal,
  });
  return made(outcome, []);
}

/** The one part of an outcome, as a file. */
export function made(outcome: ParseOutcome, notes: string[]): MadeFile {
  if (!outcome.ok) return outcome;
  const [part] = outcome.parts;
  if (part) return { ok: true, data: part.data, notes };
  return { ok: false, error: { code: "UNSUPPORTED", message: "Nothing was made." } };
}
