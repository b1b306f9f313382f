import { z } from "zod";
import { parseInChild } from "../parsing/index.ts";
import { documentLimits } from "./document-limits.ts";
import { type MadeFile, made } from "./write-document.ts";

const SCRIPT = "lib/documents/child/convert-table.mjs";
const PACKAGES = [
  "@e965/xlsx",
  "hyparquet",
  "hyparquet-compressors",
  "hyparquet-writer",
  "jschardet",
  "linkedom",
  "marked",
  "papaparse",
  "yauzl",
];
const noted = z.object({ notes: z.array(z.string()) });

export const TABLE_SOURCES = ["csv", "tsv", "xlsx", "xls", "ods", "json", "jsonl", "md", "html", "parquet"] as const;
export const TABLE_TARGETS = ["csv", "tsv", "xlsx", "json", "jsonl", "md", "parquet"] as const;
export type TableTarget = (typeof TABLE_TARGETS)[number];

/** A table by rows; the first one holds the names of the columns. */
export interface TableSheet {
  name: string;
  rows: (string | number | boolean | null)[][];
}

interface TableJob {
  to: TableTarget;
  signal: AbortSignal;
}

/**
 * A file with tables in another format, made in a locked child. `sheet` is a name or a number from 1; formats that hold
 * one table take the first. Rejects only with the reason of an aborted signal.
 */
export const convertTable = (
  data: Uint8Array,
  { from, to, sheet, signal }: TableJob & { from: string; sheet?: string | undefined },
): Promise<MadeFile> => run(data, { from, to, sheet }, signal);

/** A file of rows. */
export const writeTable = (sheets: TableSheet[], { to, signal }: TableJob): Promise<MadeFile> =>
  run(new Uint8Array(), { to, sheets }, signal);

async function run(input: Uint8Array, options: object, signal: AbortSignal): Promise<MadeFile> {
  const limits = documentLimits(input.byteLength + JSON.stringify(options).length);
  const outcome = await parseInChild({ script: SCRIPT, packages: PACKAGES, input, options, limits, signal });
  return made(outcome, outcome.ok ? noted.parse(outcome.value).notes : []);
}
