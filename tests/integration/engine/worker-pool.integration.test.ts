import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { saveWorker } from "../../../db/queries/runs/workers.ts";
import { workers } from "../../../db/schema/index.ts";
import { getPoolStats, isWorking } from "../../../lib/runs/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { askOnce, withEngine } from "../../support/engine.ts";
import { until } from "../../support/until.ts";

process.env.ALMA_AGENT_POOL = "4";
withEngine();

const worker = (worker_id: string, busy: number) =>
  ({ worker_id, role: "worker", host: "elsewhere", pool_size: 3, busy, idle: { web: 3 - busy } }) as const;

it("the pool counts the places of all workers that live, and remembers who worked where", async () => {
  const ada = await createActor();
  expect(isWorking()).toBe(true);
  const fresh = { total_agents: 4, available_agents: 4, busy_agents: 0, utilization_rate: 0 };
  expect(await getPoolStats(ada)).toEqual({ ...fresh, agent_breakdown: { orchestrator: 4 } });
  await saveWorker(db(), worker("alive", 1), 20);
  await db()
    .insert(workers)
    .values({ ...worker("lost", 0), seen_at: sql`now() - interval '21 seconds'` });
  const both = await getPoolStats(ada);
  expect(both).toMatchObject({ total_agents: 7, available_agents: 6, busy_agents: 1 });
  expect(both.agent_breakdown).toEqual({ orchestrator: 4, web: 2 });
  expect(both.utilization_rate).toBeCloseTo(1 / 7);
  await saveWorker(db(), worker("alive", 1), 20);
  const left = await db().select().from(workers);
  expect(left.map((row) => row.worker_id)).not.toContain("lost");
  expect(left).toHaveLength(2);
});

it("a place is free again when its run has ended", async () => {
  const ada = await createActor();
  await askOnce(ada, "2+2");
  const stats = await until(async () => {
    const now = await getPoolStats(ada);
    return now.busy_agents === 1 && now;
  });
  expect(stats.total_agents).toBe(7);
  // The place remembers who worked there: general answers a sum.
  expect(stats.agent_breakdown).toMatchObject({ orchestrator: 3, web: 2 });
  expect(Object.values(stats.agent_breakdown).reduce((sum, places) => sum + places, 0)).toBe(stats.available_agents);
});
