import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { withLimit } from "./with-limit.ts";

test("writes the limit into the statement", () => {
  const { sql: text, params } = new PgDialect().sqlToQuery(withLimit(sql`run_id desc`, 21));
  expect(text).toBe("run_id desc limit 21");
  expect(params).toEqual([]);
});

test("makes no statement of its own of every number that somebody may ask for", () => {
  const texts = Array.from({ length: 20_000 }, (_, limit) => new PgDialect().sqlToQuery(withLimit(sql`run_id`, limit)));
  expect(new Set(texts.map(({ sql: text }) => text)).size).toBeLessThan(10);
  expect(texts[20]).toMatchObject({ sql: "run_id limit $1", params: [20] });
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %s", (limit) => {
  expect(() => withLimit(sql`run_id`, limit)).toThrow("not a number of rows");
});
