import { isAlmaError } from "../../core/errors.ts";
import type { ParsePart } from "../../parsing/index.ts";
import { listWorkspaceFiles, readWorkspaceFile, type WorkspaceRef, writeWorkspaceFile } from "../../workspace/index.ts";
import { CodeFailure, type CodeOutcome, outcomeOf } from "../outcome.ts";
import { runChild } from "../run-child.ts";
import { nameSources, type Source, sourcesIn } from "./name-sources.ts";
import { type SqlAnswer, type SqlResult, sqlAnswer } from "./sql-answer.ts";

/** Between the calls of a conversation, what a script creates is kept here. */
const SCRATCH = "scratch.sqlite";
const MAX_SOURCE_BYTES = 64 * 1024 * 1024;

/** What the child imports. */
export const SQL_PACKAGES = ["sql.js", "papaparse", "@e965/xlsx", "hyparquet", "hyparquet-compressors", "jschardet"];

export interface SqlQuery {
  sql: string;
  /** Files to read; left out: those whose name the script contains. */
  files?: string[] | undefined;
  max_rows: number;
  /** Where the last result goes as CSV. */
  output_file?: string | undefined;
  /** Seconds. */
  timeout: number;
}

/**
 * Runs an SQL script (SQLite's dialect) over files of a workspace and its scratch database. A script that fails changes
 * nothing, and its outcome says in which statement, line and column.
 */
export const querySql = (ref: WorkspaceRef, query: SqlQuery, signal: AbortSignal): Promise<CodeOutcome<SqlResult>> =>
  outcomeOf(async () => {
    const named = nameSources((await listWorkspaceFiles(ref)).map(({ path }) => path)).filter(
      ({ path }) => path !== SCRATCH,
    );
    const chosen = query.files ? pick(named, query.files) : sourcesIn(query.sql, named);
    const parts = await readAll(ref, chosen);
    const scratch = await readScratch(ref);
    if (scratch) parts.push({ name: "scratch", data: scratch });
    const { value, parts: made } = await runChild({
      script: "sql.mjs",
      packages: SQL_PACKAGES,
      answer: sqlAnswer,
      options: {
        sql: query.sql,
        files: chosen,
        max_rows: query.max_rows,
        csv: query.output_file !== undefined,
        scratch_path: SCRATCH,
      },
      parts,
      what: "The query",
      timeout_ms: query.timeout * 1000,
      memory_mb: 768,
      output_mb: 160,
      signal,
    });
    const available = named.filter((source) => !chosen.includes(source)).map(({ path, name }) => ({ path, name }));
    return finish(ref, query, value, made, available);
  });

function pick(named: Source[], files: string[]): Source[] {
  return files.map((file) => {
    const path = file.replace(/^(\.\/)+/, "").normalize("NFC");
    const found = named.find((source) => source.path === path);
    if (found) return found;
    const known = named.map((source) => source.path).join(", ") || "none";
    throw new CodeFailure("NOT_FOUND", `SQL cannot read ${file}. Files it can read: ${known}.`);
  });
}

async function readAll(ref: WorkspaceRef, sources: Source[]): Promise<ParsePart[]> {
  const parts: ParsePart[] = [];
  let total = 0;
  for (const { path } of sources) {
    const { data } = await readWorkspaceFile(ref, path);
    total += data.byteLength;
    if (total > MAX_SOURCE_BYTES) {
      throw new CodeFailure("TOO_LARGE", "The files are larger than 64 MB together. Name fewer of them in `files`.");
    }
    parts.push({ name: path, data });
  }
  return parts;
}

async function readScratch(ref: WorkspaceRef): Promise<Uint8Array | null> {
  try {
    return (await readWorkspaceFile(ref, SCRATCH)).data;
  } catch (error) {
    if (isAlmaError(error) && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

async function finish(
  ref: WorkspaceRef,
  query: SqlQuery,
  answer: SqlAnswer,
  made: ParsePart[],
  available: SqlResult["available"],
): Promise<SqlResult> {
  const { results, sources, error } = answer;
  const shown: SqlResult = { results, sources, available, notes: notesOf(answer), output_file: null };
  if (error) throw new CodeFailure("SQL_ERROR", explain(error, shown), shown);
  const scratch = made.find(({ name }) => name === "scratch");
  if (scratch) await writeWorkspaceFile(ref, SCRATCH, scratch.data, "sql_executor");
  const csv = made.find(({ name }) => name === "csv");
  if (query.output_file === undefined) return shown;
  if (!csv) throw new CodeFailure("NO_RESULT", "No statement gave rows, so there is nothing to write.", shown);
  const written = await writeWorkspaceFile(ref, query.output_file, csv.data, "sql_executor");
  return { ...shown, output_file: written.path };
}

function notesOf({ is_open, scratch_saved }: SqlAnswer): string[] {
  const notes: string[] = [];
  if (is_open) notes.push("A transaction was left open and has been rolled back; end it with COMMIT.");
  if (scratch_saved) notes.push(`What was created or changed is kept in ${SCRATCH} for the next call.`);
  return notes;
}

function explain(error: NonNullable<SqlAnswer["error"]>, { sources, available }: SqlResult): string {
  const where = `${error.message} (statement ${error.statement}, line ${error.line}, column ${error.column}).`;
  if (!/no such (table|column)/.test(error.message)) return `${where} Nothing was changed.`;
  const read = sources.map(({ table, schema, columns, tables }) =>
    table
      ? `${table}(${(columns ?? []).map(({ name }) => name).join(", ")})`
      : (tables ?? []).map((name) => `${schema}.${name}`).join(", "),
  );
  const names = [...read, ...available.map(({ name, path }) => `${name} (${path}, not read)`)].join("; ");
  return `${where} There is: ${names || "no table yet"}.`.slice(0, 4000);
}
