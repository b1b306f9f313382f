import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { lockQueuedRun } from "../../../db/queries/runs/runs.ts";
import { runs } from "../../../db/schema/index.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { startRun } from "../../../lib/runs/index.ts";
import { type Lease, takeLease } from "../../../lib/runs/lease/lease.ts";
import { createActor } from "../../support/create-actor.ts";
import { withIdleQueue } from "../../support/engine.ts";

process.env.ALMA_RUNS_PER_USER = "3";
const LIMIT = 3;

withIdleQueue();

const held: Lease[] = [];
afterEach(async () => {
  for (const lease of held.splice(0)) lease.release();
  await db().update(runs).set({ status: "cancelled", finished_at: new Date() });
});

/** Claims as a worker with a free place does. */
async function claim(run_id?: string): Promise<Lease | null> {
  const lease = await takeLease(run_id);
  if (lease) held.push(lease);
  return lease;
}
const claimedRun = async () => (await claim())?.run.run_id ?? null;

async function queue(actor: Actor, options: Partial<Parameters<typeof startRun>[1]> = {}): Promise<string> {
  const conversation_id = options.conversation_id ?? (await createConversation(actor, {})).conversation_id;
  return (await startRun(actor, { ...options, conversation_id, content: "hello" })).run.run_id;
}
const change = (run_id: string, values: Partial<typeof runs.$inferInsert>) =>
  db().update(runs).set(values).where(eq(runs.run_id, run_id));
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);

describe("the next run is", () => {
  it("the one of the higher priority, then the older one", async () => {
    const [ada, bob, root] = [await createActor(), await createActor(), await createActor({ is_superuser: true })];
    const low = await queue(ada, { urgency: "low" });
    const first = await queue(ada);
    const second = await queue(bob);
    const scheduled = await queue(bob, { task_type: "scheduled" });
    const high = await queue(root, { urgency: "high" });
    const order = [await claimedRun(), await claimedRun(), await claimedRun(), await claimedRun(), await claimedRun()];
    expect(order).toEqual([high, first, second, low, scheduled]);
    expect(await claim()).toBeNull();
  });

  it("one that has waited long enough, whatever the priority of another", async () => {
    const [ada, root] = [await createActor(), await createActor({ is_superuser: true })];
    const patient = await queue(ada, { task_type: "scheduled", urgency: "low" });
    const urgent = await queue(root, { urgency: "high" });
    // 4 against 12: eighty seconds are eight points.
    await change(patient, { created_at: secondsAgo(79) });
    expect(await claimedRun()).toBe(urgent);
    await change(urgent, { status: "queued" });
    await change(patient, { created_at: secondsAgo(82) });
    expect(await claimedRun()).toBe(patient);
  });

  it("that of a person who has none at work, however many wait and however long", async () => {
    const [root, bob] = [await createActor({ is_superuser: true }), await createActor()];
    const many = await Promise.all(Array.from({ length: 12 }, () => queue(root, { urgency: "high" })));
    for (const run_id of many) await change(run_id, { created_at: secondsAgo(7200) });
    expect(many).toContain(await claimedRun());
    const first = await queue(bob, { task_type: "scheduled", urgency: "low" });
    expect(await claimedRun()).toBe(first);
  });

  it("never behind another of its conversation, and never one that rests", async () => {
    const ada = await createActor();
    const { conversation_id } = await createConversation(ada, {});
    const first = await queue(ada, { conversation_id });
    const second = await queue(ada, { conversation_id });
    const resting = await queue(ada);
    await change(resting, { not_before: new Date(Date.now() + 60_000), error_code: "PROVIDER_RATE_LIMITED" });
    expect(await claimedRun()).toBe(first);
    expect(await claim()).toBeNull();
    expect(await claim(second)).toBeNull();
    await change(first, { status: "waiting_approval" });
    expect(await claim()).toBeNull();
    await change(resting, { not_before: secondsAgo(1) });
    const rested = await claim();
    expect(rested?.run).toMatchObject({ run_id: resting, not_before: null, error_code: null });
  });

  it("one whose holder is gone, with a higher fence, even when its person is at the limit", async () => {
    const ada = await createActor();
    for (let n = 0; n < LIMIT; n++) await queue(ada);
    const taken = [await claim(), await claim(), await claim()];
    expect(await claim()).toBeNull();
    const lost = taken[1]?.run.run_id ?? "";
    await change(lost, { lease_until: secondsAgo(1) });
    const heir = await claim();
    expect(heir?.run).toMatchObject({ run_id: lost, fence: 2 });
    expect(heir?.actor).toMatchObject({ user_id: ada.user_id, email: ada.email, language: "zh" });
  });

  it("another one while somebody withdraws or edits the first", async () => {
    const ada = await createActor();
    const [first, second] = [await queue(ada), await queue(ada, { urgency: "low" })];
    await db().transaction(async (tx) => {
      await lockQueuedRun(tx, first);
      expect(await claimedRun()).toBe(second);
    });
    expect(await claimedRun()).toBe(first);
  });
});

describe("a run that ends while it is being claimed", () => {
  it("stays ended", async () => {
    const run_id = await queue(await createActor());
    let isOver = false;
    const endAgainAndAgain = async () => {
      while (!isOver) {
        await change(run_id, { status: "cancelled", finished_at: new Date() });
        await change(run_id, { status: "queued", finished_at: null, lease_until: null });
      }
    };
    const ending = endAgainAndAgain();
    const taken: (Date | null)[] = [];
    for (let round = 0; round < 1_500; round++) {
      const lease = await takeLease();
      lease?.release();
      if (lease) taken.push(lease.run.finished_at);
    }
    isOver = true;
    await ending;
    expect(taken.length).toBeGreaterThan(50);
    expect(taken.filter((finished_at) => finished_at !== null)).toEqual([]);
  });
});

describe("claims at the same time", () => {
  it("take no run twice and leave no person above the limit, round after round", async () => {
    const people = await Promise.all([createActor(), createActor()]);
    await Promise.all(people.flatMap((person) => Array.from({ length: 12 }, () => queue(person))));
    for (let round = 0; round < 4; round++) {
      // As many sessions as the pool has, each a worker of its own as far as PostgreSQL knows.
      const taken = (await Promise.all(Array.from({ length: 24 }, () => claim()))).flatMap((lease) => lease ?? []);
      const ids = taken.map((lease) => lease.run.run_id);
      expect(new Set(ids).size).toBe(2 * LIMIT);
      expect(ids).toHaveLength(2 * LIMIT);
      const atWork = await db().execute(
        sql`select count(*)::int as n from runs where status = 'running' group by user_id`,
      );
      expect(atWork.map((row) => row.n)).toEqual([LIMIT, LIMIT]);
      await db().update(runs).set({ status: "completed" }).where(eq(runs.status, "running"));
    }
    expect(await claim()).toBeNull();
  });
});
