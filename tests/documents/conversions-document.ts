import type { Recall } from "./recall.ts";

export interface FidelityRow {
  format: string;
  files: number;
  recall: Recall;
  slowest: number;
}

interface Pair {
  from: string;
  to: string;
}

const HEAD = `# Conversions

Made by \`npm run documents:fidelity\` from the code: do not edit by hand.

\`convert_file\` converts a file of the workspace. What is damaged, encrypted or too large gets a named error; nothing is
sent anywhere.
`;

const FIDELITY = `## Fidelity of reading

How much of the texts of \`tests/fixtures/documents\` (Chinese and English; tables with merged cells, formulas, footnotes,
links, pictures, older encodings; those named \`office-\` were written by LibreOffice) \`read_document\` finds. Words: words
and Chinese letters. Structure: headings and rows of
tables that come out as such. A presentation and a PDF have no such marks of their own, so that only their words are counted.
`;

/** docs/conversions.md: which format can become which, and how well documents are read. */
export const conversionsDocument = (pairs: Pair[], rows: FidelityRow[]): string =>
  `${[HEAD, matrixSection(pairs), FIDELITY, table(["format", "files", "words", "structure"], rows.map(fidelityRow))].join("\n")}`;

/** The part of the document that the registry decides. */
export function matrixSection(pairs: Pair[]): string {
  const sources = [...new Set(pairs.map(({ from }) => from))].sort();
  const rows = sources.map((source) => {
    const targets = new Set(pairs.filter(({ from }) => from === source).map(({ to }) => to));
    return [source, [...targets].sort().join(", ")];
  });
  return `## From what to what\n\n${table(["from", "to"], rows)}`;
}

const percent = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);

const fidelityRow = ({ format, files, recall }: FidelityRow): string[] => [
  format,
  String(files),
  percent(recall.found, recall.expected),
  percent(recall.kept, recall.structures),
];

function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (cells: string[]): string => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return `${[line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n")}\n`;
}
