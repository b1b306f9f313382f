import { DatabaseSync } from "node:sqlite";
import { runChild } from "../../lib/code/run-child.ts";
import { nameSources } from "../../lib/code/sql/name-sources.ts";
import { SQL_PACKAGES } from "../../lib/code/sql/query-sql.ts";
import { sqlAnswer } from "../../lib/code/sql/sql-answer.ts";
import { ORDERS, ORDERS_COLUMNS, PEOPLE, PEOPLE_COLUMNS, QUERIES } from "../../lib/code/sql/sql-corpus.fixture.ts";

type Cell = string | number | null;
const NUMBERS = new Map(Object.entries({ id: "INTEGER", age: "INTEGER", salary: "REAL", order_id: "INTEGER" }));
for (const [name, type] of Object.entries({ person_id: "INTEGER", quantity: "INTEGER", price: "REAL" }))
  NUMBERS.set(name, type);

const cell = (value: Cell): string => (value === null ? "" : `"${String(value).replaceAll('"', '""')}"`);
const csv = (columns: string[], rows: Cell[][]): Uint8Array =>
  new TextEncoder().encode([columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n"));

/** The queries of lib/code over attached CSV files, against a SQLite outside the sandbox. Prints every difference. */
export async function playQueries(): Promise<{ played: number; different: number }> {
  const { value } = await runChild({
    script: "sql.mjs",
    packages: SQL_PACKAGES,
    answer: sqlAnswer,
    options: {
      sql: QUERIES.join(";\n"),
      files: nameSources(["people.csv", "orders.csv"]),
      max_rows: 1000,
      csv: false,
      scratch_path: "scratch.sqlite",
    },
    parts: [
      { name: "people.csv", data: csv(PEOPLE_COLUMNS, PEOPLE) },
      { name: "orders.csv", data: csv(ORDERS_COLUMNS, ORDERS) },
    ],
    what: "The query",
    timeout_ms: 20_000,
    signal: AbortSignal.timeout(30_000),
  });
  const database = openReference();
  const wrong = QUERIES.filter((sql, index) => {
    const [answered, expected] = [
      JSON.stringify(value.results[index]?.rows),
      JSON.stringify(askReference(database, sql)),
    ];
    if (answered !== expected) console.log(`sql ${sql}\n  - ${expected}\n  + ${answered}`);
    return answered !== expected;
  });
  return { played: QUERIES.length, different: wrong.length };
}

function openReference(): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  const tables: [string, string[], Cell[][]][] = [
    ["people", PEOPLE_COLUMNS, PEOPLE],
    ["orders", ORDERS_COLUMNS, ORDERS],
  ];
  for (const [name, columns, rows] of tables) {
    database.exec(
      `CREATE TABLE ${name} (${columns.map((each) => `${each} ${NUMBERS.get(each) ?? "TEXT"}`).join(", ")})`,
    );
    const insert = database.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => "?").join(", ")})`);
    for (const row of rows) insert.run(...row);
  }
  return database;
}

function askReference(database: DatabaseSync, sql: string): unknown[] {
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  return statement.all().map((row: unknown) => (Array.isArray(row) ? row.map(plain) : row));
}

const plain = (value: unknown): unknown => {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? `x'${Buffer.from(value).toString("hex")}'` : value;
};
