import { z } from "zod";

const cell = z.union([z.string(), z.number(), z.null()]);

const statementResult = z.object({
  statement: z.string(),
  columns: z.array(z.string()).optional(),
  rows: z.array(z.array(cell)).optional(),
  /** All rows of the answer, of which `rows` may be the first. */
  row_count: z.number().int().optional(),
  truncated: z.boolean().optional(),
  /** Rows that an INSERT, UPDATE or DELETE changed. */
  changes: z.number().int().optional(),
});

const sqlSource = z.object({
  path: z.string(),
  table: z.string().optional(),
  sheet: z.string().optional(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })).optional(),
  rows: z.number().int().optional(),
  schema: z.string().optional(),
  tables: z.array(z.string()).optional(),
});

/** What a script gave: a result for each statement, and which table came from which file. */
export const sqlResult = z.object({
  results: z.array(statementResult),
  sources: z.array(sqlSource),
  /** Further files that SQL can read by these names. */
  available: z.array(z.object({ path: z.string(), name: z.string() })),
  notes: z.array(z.string()),
  output_file: z.string().nullable(),
});

export type SqlResult = z.infer<typeof sqlResult>;

/** What the child answers with. */
export const sqlAnswer = z.object({
  results: z.array(statementResult),
  sources: z.array(sqlSource),
  error: z.object({ statement: z.number(), message: z.string(), line: z.number(), column: z.number() }).nullable(),
  is_open: z.boolean(),
  scratch_saved: z.boolean(),
});

export type SqlAnswer = z.infer<typeof sqlAnswer>;
