import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { registerHealthCheck } from "../../../lib/core/process/health.ts";
import { healthSchema } from "../../../lib/protocol/contract/system.ts";
import { callById } from "./api-client.ts";

const health = async () => {
  const answer = await callById("getHealth");
  return { ...healthSchema.parse(answer.body), code: answer.status };
};

it("is ready when the database is migrated and every part says yes", async () => {
  const checks = { database: { ok: true } };
  expect(await health()).toMatchObject({ code: 200, status: "ready", checks, partition_months_left: 24 });
});

it("is not ready while a part says no, throws or says nothing, and tells no more than that", async () => {
  let isWorking = false;
  registerHealthCheck("worker", () => (isWorking ? { ok: true } : { ok: false, detail: "not started" }));
  expect(await health()).toMatchObject({ code: 503, checks: { worker: { ok: false, detail: "not started" } } });
  registerHealthCheck("worker", () => Promise.reject(new Error("secret at 10.0.0.1")));
  expect(await health()).toMatchObject({ code: 503, checks: { worker: { ok: false, detail: "failed" } } });
  registerHealthCheck("worker", () => new Promise(() => undefined));
  expect(await health()).toMatchObject({ code: 503, checks: { worker: { ok: false, detail: "no answer in time" } } });
  isWorking = true;
  registerHealthCheck("worker", () => ({ ok: isWorking }));
  expect(await health()).toMatchObject({ code: 200 });
});

it("is not ready before the newest migration is in, or without a database; alive it is", async () => {
  await db().execute(sql`update drizzle.__drizzle_migrations set created_at = created_at - 1`);
  expect(await health()).toMatchObject({ code: 503, checks: { database: { ok: false, detail: "not migrated" } } });
  await db().execute(sql`alter schema drizzle rename to away`);
  expect(await health()).toMatchObject({ code: 503, checks: { database: { ok: false, detail: "failed" } } });
  expect((await callById("getLiveness")).status).toBe(200);
});
