import { z } from "zod";
import { type ParseError, parseInChild } from "../parsing/index.ts";
import { documentLimits } from "./document-limits.ts";

const SCRIPT = "lib/documents/child/read-document.mjs";
const PACKAGES = ["unpdf", "mammoth", "@e965/xlsx", "fast-xml-parser", "linkedom", "yauzl", "papaparse", "jschardet"];

const documentSchema = z.object({
  format: z.string(),
  title: z.string(),
  /** What a section is. */
  unit: z.enum(["page", "slide", "sheet", "chapter", "part"]),
  /** Number of the first section that was read, and how many the document has. */
  first: z.number().int(),
  total: z.number().int(),
  sections: z.array(z.object({ label: z.string(), markdown: z.string() })),
  /** What a reader should know of it, in sentences. */
  notes: z.array(z.string()),
});

/** A document as its sections in Markdown. A PDF is read from `first` on only as far as was asked for. */
export type ReadDocument = z.infer<typeof documentSchema>;

export interface ReadOptions {
  /** Its file name; its content decides what it is, the name only tells one kind of text from another. */
  name: string;
  from_page?: number;
  /** A PDF is read until that many characters are found. */
  max_chars?: number;
  signal: AbortSignal;
}

export type ReadOutcome = { ok: true; document: ReadDocument } | { ok: false; error: ParseError };

/**
 * Reads a document in a locked child. A damaged, encrypted, too large or unknown one is an outcome with a named error;
 * rejects only with the reason of an aborted signal.
 */
export async function readDocument(data: Uint8Array, options: ReadOptions): Promise<ReadOutcome> {
  const { name, from_page = 1, max_chars = Number.MAX_SAFE_INTEGER, signal } = options;
  const outcome = await parseInChild({
    script: SCRIPT,
    packages: PACKAGES,
    input: data,
    options: { name, from_page, max_chars },
    limits: documentLimits(data.byteLength),
    signal,
  });
  return outcome.ok ? { ok: true, document: documentSchema.parse(outcome.value) } : outcome;
}
