import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { singleton } from "../lib/core/singleton.ts";
import { prepareStatements } from "./prepare-statements.ts";
import * as schema from "./schema/index.ts";

/** Connections of the web and engine side; pg-boss keeps a small pool of its own beside it. */
const POOL_SIZE = 12;

const open = () => {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("The database is not open yet: DATABASE_URL is not set.");
  const client = postgres(url, {
    max: POOL_SIZE,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: "alma", statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 },
  });
  // A pooler that gives each transaction another connection knows no named statements.
  const isPooled = new URL(url).searchParams.has("pgbouncer");
  return { client, db: drizzle(isPooled ? client : prepareStatements(client), { schema }) };
};

const database = () => singleton("database", open);

/** The process's database handle, opened at first use. */
export const db = () => database().db;

/** Closes the pool; running queries get five seconds. */
export const closeDatabase = (): Promise<void> => database().client.end({ timeout: 5 });

export type Database = ReturnType<typeof open>["db"];
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What a query needs: the pool or a transaction. */
export type Db = Database | Transaction;
