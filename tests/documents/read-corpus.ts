import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { readDocument } from "../../lib/documents/index.ts";
import { type Recall, recallOf } from "./recall.ts";

export const CORPUS = path.resolve(import.meta.dirname, "../fixtures/documents");
const EXPECTED = ".expected.md";

export interface CorpusResult {
  name: string;
  format: string;
  recall: Recall;
  milliseconds: number;
  notes: string[];
}

export const corpusNames = async (): Promise<string[]> =>
  (await readdir(CORPUS)).filter((name) => !name.endsWith(EXPECTED)).sort();

/** Reads one file of the corpus as a tool would, and compares. Throws where it cannot be read. */
export async function readCorpusFile(name: string): Promise<CorpusResult> {
  const data = await readFile(path.join(CORPUS, name));
  const expected = await readFile(path.join(CORPUS, name + EXPECTED), "utf8");
  const started = performance.now();
  const read = await readDocument(data, { name, signal: AbortSignal.timeout(30_000) });
  if (!read.ok) throw new Error(`${name}: ${read.error.code}: ${read.error.message}`);
  const { format, sections, notes } = read.document;
  const text = sections.map(({ markdown }) => markdown).join("\n\n");
  const recall = recallOf(expected, text);
  return { name, format, recall, milliseconds: Math.round(performance.now() - started), notes };
}
