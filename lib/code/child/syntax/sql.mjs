import { parse } from "libpg-query";
import initSqlJs from "sql.js";
import { placeOfError, problemOf } from "../sql/place-of-error.mjs";

const SYNTAX = /syntax error|incomplete input|unrecognized token/;

/** SQL in one dialect, or in either: then the reading that came further is the one whose mistake is told. */
export async function checkSql(source, dialect) {
  const sqlite = dialect === "postgres" ? null : await checkSqlite(source);
  const postgres = dialect === "sqlite" ? null : await checkPostgres(source);
  if (sqlite === null || postgres === null) return sqlite ?? postgres ?? [];
  if (sqlite.length === 0 || postgres.length === 0) return [];
  return sqlite[0].offset > postgres[0].offset ? sqlite : postgres;
}

async function checkPostgres(source) {
  try {
    await parse(source);
    return [];
  } catch (error) {
    const offset = Math.max(0, error?.sqlDetails?.cursorPosition ?? 0);
    return [{ offset, severity: "error", message: String(error?.message ?? error) }];
  }
}

/** Every statement is prepared by itself; what it says of tables that are not there is no matter of syntax. */
async function checkSqlite(source) {
  const SQL = await initSqlJs();
  const db = new SQL.Database();
  const problems = [];
  for (const { start, text } of statementsOf(source)) {
    const message = problemOf(db, text);
    if (message && SYNTAX.test(message))
      problems.push({ offset: start + offsetIn(db, text, message), severity: "error", message });
  }
  return problems;
}

function offsetIn(db, text, message) {
  const near = /(?:near|token:) "([\s\S]+?)"/.exec(message)?.[1];
  if (near === undefined) return text.trimEnd().length;
  return placeOfError(db, text, near, message) ?? Math.max(0, text.indexOf(near));
}

const SKIPPED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|;|[A-Za-z_]+|[\s\S]/g;

/** Cuts at semicolons outside of texts, comments and the body of a trigger. */
function statementsOf(source) {
  const statements = [];
  let start = 0;
  let words = [];
  for (const match of source.matchAll(SKIPPED)) {
    const [token] = match;
    if (/^[A-Za-z_]/.test(token)) words.push(token.toLowerCase());
    if (token !== ";") continue;
    const isTrigger = words[0] === "create" && words.slice(1, 3).includes("trigger");
    if (isTrigger && words.at(-1) !== "end") continue;
    statements.push({ start, text: source.slice(start, match.index + 1) });
    start = match.index + 1;
    words = [];
  }
  statements.push({ start, text: source.slice(start) });
  return statements.filter(({ text }) => text.trim() !== "");
}
