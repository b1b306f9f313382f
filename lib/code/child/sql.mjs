// SQL over files and over a scratch database: SQLite as WebAssembly, which knows no disk but its own in memory.
import initSqlJs from "sql.js";
import { Refusal, serve } from "../../parsing/child/serve.mjs";
import { execute } from "./sql/execute.mjs";
import { readTables } from "./sql/read-tables.mjs";

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
const text = (value) => `'${value.replaceAll("'", "''")}'`;

await serve(async ({ options, parts }) => {
  const SQL = await initSqlJs();
  const db = new SQL.Database(parts.get("scratch"));
  try {
    db.exec("PRAGMA trusted_schema = OFF; SELECT count(*) FROM sqlite_schema;");
  } catch {
    throw new Refusal("DAMAGED", `${options.scratch_path} is not an SQLite database. Rename or delete it.`);
  }
  db.exec("ATTACH ':memory:' AS files");
  const sources = [];
  for (const file of options.files) sources.push(...(await load(SQL, db, file, parts.get(file.path))));
  const before = fingerprint(db);
  const { results, csv, error } = execute(db, options.sql, options);
  const is_open = endTransaction(db);
  const made = csv === null ? [] : [{ name: "csv", data: Buffer.from(csv) }];
  // Nothing of a script that failed is kept.
  const changed = error === null && fingerprint(db) !== before;
  if (changed) made.push({ name: "scratch", data: db.export() });
  return { value: { results, error, sources, is_open, scratch_saved: changed }, parts: made };
});

async function load(SQL, db, file, bytes) {
  if (file.kind === "sqlite") return [attach(SQL, db, file, bytes)];
  const tables = await readTables(file, bytes);
  return tables.map((table) => {
    create(db, table);
    const { name, columns, rows, sheet } = table;
    return { path: file.path, table: name, columns, rows: rows.length, ...(sheet ? { sheet } : {}) };
  });
}

function create(db, { name, columns, rows }) {
  const target = `files.${quoted(name)}`;
  db.exec("BEGIN");
  db.exec(`CREATE TABLE ${target} (${columns.map((column) => `${quoted(column.name)} ${column.type}`).join(", ")})`);
  const insert = db.prepare(`INSERT INTO ${target} VALUES (${columns.map(() => "?").join(", ")})`);
  for (const row of rows) insert.run(row);
  insert.free();
  db.exec("COMMIT");
}

/** A file that is a database already is a schema of its own: the engine's virtual disk has it once it was opened. */
function attach(SQL, db, { path, name }, bytes) {
  const other = new SQL.Database(bytes);
  try {
    db.exec(`ATTACH ${text(other.filename)} AS ${quoted(name)}`);
    const [found] = db.exec(
      `SELECT name FROM ${quoted(name)}.sqlite_schema WHERE type IN ('table', 'view') ORDER BY name`,
    );
    return { path, schema: name, tables: (found?.values ?? []).map(([table]) => table) };
  } catch {
    throw new Refusal("DAMAGED", `${path} is not an SQLite database, or it is encrypted.`);
  }
}

/** Changes with everything that is written into the scratch database. */
function fingerprint(db) {
  const [counts] = db.exec("SELECT total_changes()");
  const [version] = db.exec("PRAGMA main.schema_version");
  const [pages] = db.exec("PRAGMA main.page_count");
  // An empty scratch database is not worth a file, whatever was changed in copies of other files.
  if (pages.values[0][0] === 0) return "empty";
  return `${counts.values[0][0]} ${version.values[0][0]}`;
}

/** A transaction that was left open is undone, as it would be by any client that hangs up. */
function endTransaction(db) {
  try {
    db.exec("ROLLBACK");
    return true;
  } catch {
    // None was open.
    return false;
  }
}
