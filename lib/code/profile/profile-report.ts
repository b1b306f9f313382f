import { z } from "zod";

const functionRow = z.object({
  function: z.string(),
  file: z.string(),
  line: z.number().int(),
  calls: z.number().int(),
  /** Without what it called. */
  seconds: z.number(),
  /** With what it called. */
  total_seconds: z.number(),
});

const lineRow = z.object({ file: z.string(), line: z.number().int(), hits: z.number().int(), seconds: z.number() });

const memoryRow = z.object({
  function: z.string(),
  file: z.string(),
  line: z.number().int(),
  calls: z.number().int(),
  /** The most that one call had more than at its beginning. */
  peak_bytes: z.number().int(),
  /** What all calls together left behind. */
  kept_bytes: z.number().int(),
});

const keptRow = z.object({
  file: z.string(),
  line: z.number().int(),
  bytes: z.number().int(),
  blocks: z.number().int(),
});

/** The costliest first; null for what was not measured. */
export const profileReport = z.object({
  seconds: z.number().nullable(),
  peak_bytes: z.number().int().nullable(),
  functions: z.array(functionRow).nullable(),
  lines: z.array(lineRow.extend({ text: z.string() })).nullable(),
  memory: z.array(memoryRow).nullable(),
  memory_lines: z.array(keptRow.extend({ text: z.string() })).nullable(),
  error: z.string().nullable().describe("How the program itself failed"),
  notes: z.array(z.string()),
});

export type ProfileReport = z.infer<typeof profileReport>;

const failure = z.string().nullish();
export const functionsAnswer = z.object({ seconds: z.number().default(0), rows: z.array(functionRow), error: failure });
export const linesAnswer = z.object({ seconds: z.number().default(0), rows: z.array(lineRow), error: failure });
export const memoryAnswer = z.object({
  peak_bytes: z.number().int().default(0),
  rows: z.array(memoryRow),
  lines: z.array(keptRow).default([]),
  error: failure,
});

export const javascriptAnswer = z.object({
  seconds: z.number(),
  rows: z.array(
    z.object({ id: z.number().int(), calls: z.number().int(), seconds: z.number(), total_seconds: z.number() }),
  ),
});

export const EMPTY_REPORT: ProfileReport = {
  seconds: null,
  peak_bytes: null,
  functions: null,
  lines: null,
  memory: null,
  memory_lines: null,
  error: null,
  notes: [],
};
