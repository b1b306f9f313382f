import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "../lib/core/env.ts";
import { logger } from "../lib/core/log/logger.ts";
import { processName } from "../lib/core/process/process-name.ts";
import { singleton } from "../lib/core/process/singleton.ts";
import { tolerate } from "../lib/core/tolerated.ts";
import { boundWait, poolExhausted } from "./bounded-wait.ts";
import { isDatabaseAway, isPoolExhausted } from "./is-database-away.ts";
import { prepareStatements } from "./prepare-statements.ts";
import * as schema from "./schema/index.ts";

/** Above the 30 s that the server gives a statement: a transaction that is not answered by then has no connection any more. */
const PATIENCE_MS = 35_000;
/** A transaction that has no connection by then either waits behind many others or was given one that never sends. */
const STUCK_MS = 60_000;
/** Between two renewals, and what those at work in the old pool get to end. */
const RENEW_MS = 2_000;
const OLD_POOL_SECONDS = 5;

/** How our sessions are called in `pg_stat_activity`, with the process behind it. */
export const SESSION_NAME = "alma ";

/** How long work waits for a connection of the pool. */
const waitMs = () => env().ALMA_DB_WAIT_SECONDS * 1_000;

const open = () => {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("The database is not open yet: DATABASE_URL is not set.");
  const client = postgres(url, {
    max: env().ALMA_DB_POOL,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: {
      application_name: `${SESSION_NAME}${processName()}`,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  // A pooler that gives each transaction another connection knows no named statements.
  const isPooled = new URL(url).searchParams.has("pgbouncer");
  const patient = boundWait(client, waitMs());
  return { client, db: watched(drizzle(isPooled ? patient : prepareStatements(patient), { schema })) };
};

const database = () =>
  singleton("database", () => {
    tolerate("database driver", dealWithDriver);
    return { pool: open(), renewed_at: 0 };
  });

/** The process's database handle, opened at first use. Not to be kept: it changes when the database was away. */
export const db = () => database().pool.db;

/** Closes the pool; running queries get five seconds. */
export const closeDatabase = (): Promise<void> => database().pool.client.end({ timeout: OLD_POOL_SECONDS });

/**
 * Replaces the pool. The driver (postgres 3.4.9) forgets, when a connection breaks while something is to be written, that
 * nothing is being written any more: that connection would never send again. Those of a new pool do.
 */
function renewPool(): void {
  const state = database();
  if (Date.now() - state.renewed_at < RENEW_MS) return;
  state.renewed_at = Date.now();
  const old = state.pool;
  state.pool = open();
  logger().warn("the database was away; its connections are made anew");
  old.client.end({ timeout: OLD_POOL_SECONDS }).catch(() => undefined);
}

/** The same fault, when it is thrown from a timer of the driver. */
function dealWithDriver(error: unknown): boolean {
  const isDriver = error instanceof TypeError && /node_modules\/postgres\/\S*connection\.js/.test(error.stack ?? "");
  if (isDriver) renewPool();
  return isDriver;
}

/** The handle whose transactions and plain statements always end, and whose pool is renewed when one meets a broken connection. */
function watched<D extends ReturnType<typeof drizzle<typeof schema>>>(handle: D): D {
  const transaction: D["transaction"] = (work, config) =>
    // Counted from its begin: waiting for a free connection is no sign of a broken one.
    inTime((begin) =>
      handle.transaction((tx) => {
        begin();
        return work(tx);
      }, config),
    );
  const execute = (query: Parameters<D["execute"]>[0]) =>
    inTime(async (begin) => {
      begin();
      return await handle.execute(query);
    });
  return new Proxy(handle, {
    get: (target, key) => {
      if (key === "transaction") return transaction;
      if (key === "execute") return execute;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/**
 * Bounds how long work waits to begin, and how long it then takes. Work that gets its connection too late is told so by
 * `begin`, which throws: whoever asked for it was answered already.
 */
async function inTime<T>(work: (begin: () => void) => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  let isLate = false;
  let timer = setTimeout(() => {
    isLate = true;
    late.reject(poolExhausted());
  }, waitMs());
  const stuck = setTimeout(renewPool, STUCK_MS).unref();
  const begin = () => {
    clearTimeout(stuck);
    if (isLate) throw poolExhausted();
    clearTimeout(timer);
    timer = setTimeout(() => late.reject(unanswered()), PATIENCE_MS);
  };
  const done = work(begin).finally(() => clearTimeout(stuck));
  try {
    return await Promise.race([done, late.promise]);
  } catch (error) {
    if (isDatabaseAway(error) && !isPoolExhausted(error)) renewPool();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const unanswered = () => Object.assign(new Error("The database gave no answer in time."), { code: "CONNECT_TIMEOUT" });

export type Database = ReturnType<typeof open>["db"];
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What a query needs: the pool or a transaction. */
export type Db = Database | Transaction;
