import { sql } from "drizzle-orm";
import { db } from "../../../db/client.ts";

/** Written by the act of asking, not by what was asked. */
const ALWAYS_MOVING = ["idempotency_keys", "audit_log", "audit_seals"];

/** A hash of all rows that hold a text, by table: two that are the same mean that nobody touched any of them. */
export async function rowsHolding(text: string): Promise<Record<string, string>> {
  const tables = await db().execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    if (ALWAYS_MOVING.includes(name)) continue;
    const pattern = `%${text}%`;
    const [row] = await db().execute<{ hash: string | null; count: string }>(sql`
      select md5(string_agg(to_jsonb(t)::text, '|' order by to_jsonb(t)::text)) as hash, count(*) as count
      from ${sql.identifier(name)} t where to_jsonb(t)::text like ${pattern}`);
    if (row?.hash) found[name] = `${row.count} ${row.hash}`;
  }
  return found;
}

/** The tables whose rows belong to somebody, by their column `user_id`. */
export async function tablesOfPeople(): Promise<string[]> {
  const rows = await db().execute<{ name: string }>(sql`
    select c.table_name as name from information_schema.columns c
    join pg_class k on k.relname = c.table_name and k.relkind in ('r', 'p') and not k.relispartition
    where c.table_schema = 'public' and c.column_name = 'user_id' order by 1`);
  return rows.map(({ name }) => name);
}

/** How many rows of a table belong to a person. */
export async function countRowsOf(table: string, user_id: string): Promise<number> {
  const [row] = await db().execute<{ count: string }>(
    sql`select count(*) as count from ${sql.identifier(table)} where user_id = ${user_id}`,
  );
  return Number(row?.count ?? 0);
}

/** The columns for text or JSON that hold a text in none of the rows that hold it, as `table.column`. */
export async function columnsWithout(text: string, tables: string[]): Promise<string[]> {
  const columns = await db().execute<{ table: string; name: string }>(sql`
    select c.table_name as table, c.column_name as name from information_schema.columns c
    where c.table_schema = 'public' and c.data_type in ('text', 'character varying', 'json', 'jsonb') order by 1, 2`);
  const missing: string[] = [];
  for (const { table, name } of columns.filter((column) => tables.includes(column.table))) {
    const [row] = await db().execute(sql`
      select 1 from ${sql.identifier(table)} t
      where to_jsonb(t)::text like ${`%${text}%`} and ${sql.identifier(name)}::text like ${`%${text}%`} limit 1`);
    if (!row) missing.push(`${table}.${name}`);
  }
  return missing;
}
