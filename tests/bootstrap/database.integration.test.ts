import postgres from "postgres";
import { expect, test } from "vitest";
import { migrateDatabase } from "../../db/migrate.ts";
import { emptyDatabase, freshDatabase } from "../support/database.ts";

async function count(url: string, what: string): Promise<number> {
  const sql = postgres(url, { max: 1 });
  try {
    const [row] = await sql.unsafe<[{ count: number }]>(`select count(*)::int as count from ${what}`);
    return row.count;
  } finally {
    await sql.end();
  }
}

test("a fresh database has the schema and two years of partitions", async () => {
  const { url, drop } = await freshDatabase();
  expect(await count(url, "users")).toBe(0);
  expect(await count(url, "pg_inherits where inhparent = 'messages'::regclass")).toBeGreaterThanOrEqual(24);
  await drop();
});

test("several processes that migrate one database at once apply each migration once", async () => {
  const { url, drop } = await emptyDatabase();
  await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  expect(await count(url, "users")).toBe(0);
  expect(
    await count(url, "(select hash from drizzle.__drizzle_migrations group by hash having count(*) > 1) twice"),
  ).toBe(0);
  await drop();
});
