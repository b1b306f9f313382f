// `npm run documents:fidelity`: reads the whole corpus, prints how much was found, writes docs/conversions.md, and tries the
// hostile files.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { conversions } from "../../lib/conversion/index.ts";
import { readDocument } from "../../lib/documents/index.ts";
import { conversionsDocument, type FidelityRow } from "./conversions-document.ts";
import { HOSTILE_FILES } from "./hostile-files.ts";
import { type CorpusResult, corpusNames, readCorpusFile } from "./read-corpus.ts";
import { sumOf } from "./recall.ts";

const DOCUMENT = path.resolve(import.meta.dirname, "../../docs/conversions.md");

const results: CorpusResult[] = [];
for (const name of await corpusNames()) {
  const result = await readCorpusFile(name);
  const { found, expected, kept, structures } = result.recall;
  const isWhole = found === expected && kept === structures;
  if (!isWhole) console.log(`${name}: words ${found}/${expected}, headings and rows ${kept}/${structures}`);
  results.push(result);
}
const rows = Object.entries(Object.groupBy(results, ({ name }) => path.extname(name).slice(1))).map(
  ([format, files = []]): FidelityRow => ({
    format,
    files: files.length,
    recall: sumOf(files.map(({ recall }) => recall)),
    slowest: Math.max(...files.map(({ milliseconds }) => milliseconds)),
  }),
);
for (const { format, files, recall, slowest } of rows) {
  console.log(
    `${format.padEnd(5)} ${String(files).padStart(3)} files  words ${recall.found}/${recall.expected}  structure ${recall.kept}/${recall.structures}  at most ${slowest} ms`,
  );
}
await writeFile(DOCUMENT, conversionsDocument(conversions, rows));
let surprises = 0;
for (const { name, data, codes } of HOSTILE_FILES) {
  const bytes = await data();
  const started = performance.now();
  const read = await readDocument(bytes, { name, signal: AbortSignal.timeout(30_000) });
  const outcome = read.ok ? "it was read" : read.error.code;
  const isExpected = codes.includes(outcome);
  surprises += isExpected ? 0 : 1;
  console.log(
    `${name.padEnd(20)} ${outcome.padEnd(14)} ${Math.round(performance.now() - started)} ms${isExpected ? "" : "  NOT EXPECTED"}`,
  );
}
process.exit(surprises);
