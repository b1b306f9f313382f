import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** Any number that nothing else in the database uses as an advisory lock. */
const MIGRATION_LOCK = 7_232_616;

/** Longer than any migration should take; several processes that start together wait for the first one. */
const LOCK_TIMEOUT = "120s";

const connect = (url: string) =>
  postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10, prepare: false });

/** Connects once; gives `server_version_num`, e.g. 180004. Rejects with the driver's error when that is impossible. */
export async function probeDatabase(url: string): Promise<number> {
  const sql = connect(url);
  try {
    const [row] = await sql<[{ version: number }]>`select current_setting('server_version_num')::int as version`;
    return row.version;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Creates a database if the server does not have it; gives whether it was created. `name` must be a plain identifier. */
export async function createDatabase(url: string, name: string, template?: string): Promise<boolean> {
  const sql = connect(url);
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length > 0) return false;
    const from = template ? sql`template ${sql(template)}` : sql``;
    await sql`create database ${sql(name)} ${from}`;
    return true;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Drops a database and cuts whoever is connected to it. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  const sql = connect(url);
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Brings the schema to this version and the partitions up to date; safe to call from several processes at once. */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = connect(url);
  try {
    await sql.unsafe(`set lock_timeout = '${LOCK_TIMEOUT}'`);
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), {
      migrationsFolder: path.join(/* turbopackIgnore: true */ process.cwd(), "db", "migrations"),
    });
    await sql`select create_monthly_partitions()`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
