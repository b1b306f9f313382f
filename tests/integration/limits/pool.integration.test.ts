import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, db } from "../../../db/client.ts";
import { startQueue, stopQueue } from "../../../db/queue.ts";
import { env } from "../../../lib/core/env.ts";
import { callById, newPerson } from "../api/api-client.ts";

const POOL = 3;
const WAIT_SECONDS = 1;

let token: string;
beforeAll(async () => {
  token = (await newPerson("ada")).token;
  await closeDatabase();
  Reflect.deleteProperty(globalThis, Symbol.for("alma.database"));
  Object.assign(env(), { ALMA_DB_POOL: POOL, ALMA_DB_WAIT_SECONDS: WAIT_SECONDS });
});
afterAll(async () => {
  await closeDatabase();
});

/** Takes every connection until the answer is called. */
async function takeAll(): Promise<() => Promise<void>> {
  const free = Promise.withResolvers<void>();
  const begun = Array.from({ length: POOL }, () => Promise.withResolvers<void>());
  const held = begun.map(({ resolve }) =>
    db().transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      resolve();
      await free.promise;
    }),
  );
  await Promise.all(begun.map(({ promise }) => promise));
  return async () => {
    free.resolve();
    await Promise.all(held);
  };
}

const list = () => callById("listConversations", { token });
const create = (title: string) => callById("createConversation", { token, json: { title } });
const count = async (title: string) => {
  const [row] = await db().execute(sql`select count(*)::int as n from conversations where title = ${title}`);
  return row?.n;
};

describe("a pool that is used up", () => {
  it("answers 503 in bounded time, does nothing later, and recovers", async () => {
    const release = await takeAll();
    const title = crypto.randomUUID();
    const started = performance.now();
    const refused = await Promise.all([
      ...Array.from({ length: 10 }, list),
      ...Array.from({ length: 5 }, () => create(title)),
    ]);
    expect(performance.now() - started).toBeLessThan((WAIT_SECONDS + 1.5) * 1_000);
    for (const answer of refused) {
      expect([answer.status, answer.body?.error?.code]).toEqual([503, "SERVICE_UNAVAILABLE"]);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    await release();
    expect((await list()).status).toBe(200);
    expect((await create(title)).status).toBe(201);
    expect(await count(title)).toBe(1);
  });

  it("takes back a transaction that would begin too late", async () => {
    const release = await takeAll();
    let isBegun = false;
    const work = db().transaction(async () => {
      isBegun = true;
    });
    await expect(work).rejects.toMatchObject({ code: "POOL_EXHAUSTED" });
    await release();
    await db().transaction((tx) => tx.execute(sql`select 1`));
    expect(isBegun).toBe(false);
  });

  it("lets those wait who have time", async () => {
    const release = await takeAll();
    const waiting = list();
    setTimeout(() => void release(), 400);
    expect((await waiting).status).toBe(200);
  });
});

describe("connections", () => {
  it("are as many as the budget says, and give no statement and no idle transaction for ever", async () => {
    await startQueue();
    try {
      await Promise.all(Array.from({ length: 40 }, list));
      const rows = await db().execute(sql`select application_name as name, count(*)::int as n from pg_stat_activity
        where datname = current_database() and application_name like 'alma%' group by 1`);
      const ofPool = rows.filter(({ name }) => String(name).startsWith("alma "));
      const ofQueue = rows.filter(({ name }) => name === "alma-queue");
      expect(ofPool.reduce((sum, { n }) => sum + Number(n), 0)).toBeLessThanOrEqual(POOL);
      expect(ofQueue.reduce((sum, { n }) => sum + Number(n), 0)).toBeLessThanOrEqual(4);
    } finally {
      await stopQueue();
    }
    const [limits] = await db().execute(sql`select current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as idle`);
    expect(limits).toEqual({ statement: "30s", idle: "30s" });
  });
});
