import * as XLSX from "@e965/xlsx";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { runChild } from "../run-child.ts";
import { nameSources } from "./name-sources.ts";
import { SQL_PACKAGES } from "./query-sql.ts";
import { sqlAnswer } from "./sql-answer.ts";
import { ORDERS, ORDERS_COLUMNS, PEOPLE, PEOPLE_COLUMNS, QUERIES } from "./sql-corpus.fixture.ts";

const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
const bytes = (text: string) => new TextEncoder().encode(text);

async function query(
  files: Record<string, Uint8Array>,
  sql: string,
  more: { scratch?: Uint8Array; timeout_ms?: number; csv?: boolean; max_rows?: number } = {},
) {
  const parts = Object.entries(files).map(([name, data]) => ({ name, data }));
  if (more.scratch) parts.push({ name: "scratch", data: more.scratch });
  const { value, parts: made } = await runChild({
    script: "sql.mjs",
    packages: SQL_PACKAGES,
    answer: sqlAnswer,
    options: {
      sql,
      files: nameSources(Object.keys(files)),
      max_rows: more.max_rows ?? 1000,
      csv: more.csv ?? false,
      scratch_path: "scratch.sqlite",
    },
    parts,
    what: "The query",
    timeout_ms: more.timeout_ms ?? 20_000,
    signal: AbortSignal.timeout(30_000),
  });
  return { ...value, made: new Map(made.map(({ name, data }) => [name, data])) };
}

const csvCell = (value: string | number | null) => (value === null ? "" : `"${String(value).replaceAll('"', '""')}"`);
const csv = (columns: string[], rows: (string | number | null)[][]) =>
  bytes([columns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n"));

/** What a reference SQLite outside the sandbox answers, in the shape of ours. */
function reference() {
  const db = new DatabaseSync(":memory:");
  const create = (name: string, columns: string[], rows: (string | number | null)[][]) => {
    db.exec(`CREATE TABLE ${name} (${columns.join(", ")})`);
    const insert = db.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => "?").join(", ")})`);
    for (const row of rows) insert.run(...row);
  };
  create(
    "people",
    PEOPLE_COLUMNS.map((name) => `${name} ${TYPES[name] ?? "TEXT"}`),
    PEOPLE,
  );
  create(
    "orders",
    ORDERS_COLUMNS.map((name) => `${name} ${TYPES[name] ?? "TEXT"}`),
    ORDERS,
  );
  return (sql: string) => {
    const statement = db.prepare(sql);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    const rows: unknown = statement.all();
    return Array.isArray(rows) ? rows.map((row: unknown[]) => row.map(plain)) : [];
  };
}

const TYPES: Record<string, string> = {
  id: "INTEGER",
  age: "INTEGER",
  salary: "REAL",
  order_id: "INTEGER",
  person_id: "INTEGER",
  quantity: "INTEGER",
  price: "REAL",
};

const plain = (value: unknown) => {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? `x'${Buffer.from(value).toString("hex")}'` : value;
};

describe("sql in its child", { timeout: 30_000 }, () => {
  it("answers the corpus as a reference SQLite does", async () => {
    const files = { "people.csv": csv(PEOPLE_COLUMNS, PEOPLE), "orders.csv": csv(ORDERS_COLUMNS, ORDERS) };
    const { results, error } = await query(files, QUERIES.join(";\n"));
    expect(error).toBeNull();
    const ask = reference();
    expect(QUERIES.length).toBeGreaterThanOrEqual(60);
    expect(results.map(({ rows }) => rows)).toEqual(QUERIES.map(ask));
  });

  it("makes tables of every format and says which", async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(
      book,
      XLSX.utils.aoa_to_sheet(
        [
          ["a", "日期"],
          [1, new Date(Date.UTC(2024, 1, 29))],
        ],
        { UTC: true },
      ),
      "一月",
    );
    XLSX.utils.book_append_sheet(
      book,
      XLSX.utils.aoa_to_sheet([
        ["x", "x", null],
        [true, 2.5, "z"],
      ]),
      "Two & three",
    );
    const shop = (
      await query({}, "CREATE TABLE stock (n INTEGER, note TEXT); INSERT INTO stock VALUES (7, 'ü')")
    ).made.get("scratch");
    const files = {
      "data/Q3 sales.tsv": bytes("id\tcode\n1\t007\n2\t\n"),
      "old.csv": Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xc0, 0xee, 0xc0, 0xd7, 0x0a]),
      "nested.json": bytes('{"items": [{"id": 1, "tags": ["a"]}, {"id": 2.5, "ok": true}], "total": 2}'),
      "log.jsonl": bytes('{"n": 9007199254740993}\n{"n": 2}\n'),
      "book.xlsx": new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" })),
      "points.parquet": new Uint8Array(
        parquetWriteBuffer({
          columnData: [
            { name: "x", data: [1, 2], type: "INT32" },
            { name: "label", data: ["甲", null], type: "STRING" },
          ],
        }),
      ),
      "shop.db": shop ?? new Uint8Array(),
    };
    const { results, error, sources } = await query(
      files,
      `SELECT id, code FROM Q3_sales; SELECT 姓名 FROM old; SELECT * FROM nested;
       SELECT * FROM "book_一月"; SELECT * FROM book_Two_three; SELECT * FROM points; SELECT * FROM shop.stock`,
    );
    expect(error).toBeNull();
    expect(results.map(({ rows }) => rows)).toEqual([
      [
        [1, "007"],
        [2, null],
      ],
      [["李雷"]],
      [
        [1, '["a"]', null],
        [2.5, null, 1],
      ],
      [[1, "2024-02-29"]],
      [[1, 2.5, "z"]],
      [
        [1, "甲"],
        [2, null],
      ],
      [[7, "ü"]],
    ]);
    expect(results[4]?.columns).toEqual(["x", "x_2", "column_3"]);
    expect(sources).toContainEqual({ path: "shop.db", schema: "shop", tables: ["stock"] });
    expect(sources).toContainEqual({
      path: "data/Q3 sales.tsv",
      table: "Q3_sales",
      columns: [
        { name: "id", type: "INTEGER" },
        { name: "code", type: "TEXT" },
      ],
      rows: 2,
    });
  });

  it("keeps a scratch database, and nothing of a script that fails or hangs up in a transaction", async () => {
    const first = await query({}, "CREATE TABLE t (n); INSERT INTO t VALUES (1), (2)");
    expect(first.results.map(({ changes }) => changes)).toEqual([0, 2]);
    const scratch = first.made.get("scratch") ?? new Uint8Array();
    const second = await query({}, "SELECT sum(n) FROM t", { scratch });
    expect(second).toMatchObject({ scratch_saved: false, results: [{ rows: [[3]] }] });
    const failed = await query({}, "DELETE FROM t;\nSELECT 1 FORM t", { scratch });
    expect(failed.error).toEqual({ statement: 2, message: 'near "t": syntax error', line: 2, column: 15 });
    expect(failed.made.has("scratch")).toBe(false);
    const open = await query({}, "BEGIN; INSERT INTO t VALUES (3)", { scratch });
    expect(open).toMatchObject({ is_open: true, error: null });
  });

  it("bounds rows, writes all of them as CSV, and is ended at its time", async () => {
    const many =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i, 'a,b' AS t FROM n";
    const { results, made } = await query({}, many, { max_rows: 3, csv: true });
    expect(results[0]).toMatchObject({
      rows: [
        [1, "a,b"],
        [2, "a,b"],
        [3, "a,b"],
      ],
      row_count: 5000,
      truncated: true,
    });
    const lines = new TextDecoder().decode(made.get("csv")).split("\r\n");
    expect([lines.length, lines[1], lines[5000]]).toEqual([5002, '1,"a,b"', '5000,"a,b"']);
    const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    await expect(query({}, endless, { timeout_ms: 1500 })).rejects.toThrow("took longer than 1.5 seconds");
  });

  it("names what is wrong with a file", async () => {
    await expect(query({ "a.json": bytes('{"a":') }, "SELECT * FROM a")).rejects.toThrow(
      "a.json cannot be read as json",
    );
    await expect(query({ "a.db": bytes("no database at all, but long enough to be one") }, "SELECT 1")).rejects.toThrow(
      "not an SQLite database",
    );
    const bad = await query({}, "SELECT 1;\n\nSELECT nope FROM sqlite_schema");
    expect(bad.error).toEqual({ statement: 2, message: "no such column: nope", line: 3, column: 8 });
  });
});

it("reads a table in Big5 like every other reader of ours", async () => {
  const table = Buffer.from("a657bad92cbcc6b6710ac4abaa47a5c42c330aadbbbfbcbbe62c340aac68beeda5c42c350a", "hex");
  const { results, error } = await query({ "水果.csv": table }, 'SELECT "名稱" FROM "水果" WHERE "數量" = 4');
  expect([error, results[0]?.rows]).toEqual([null, [["香蕉餅"]]]);
});
