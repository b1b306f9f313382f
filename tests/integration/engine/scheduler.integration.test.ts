import { eq, sql } from "drizzle-orm";
import { describe, expect, it, onTestFinished } from "vitest";
import { executeRun } from "../../../agents/engine/execute-run.ts";
import { db } from "../../../db/client.ts";
import { runs } from "../../../db/schema/index.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import {
  announceRunStarted,
  cancelRun,
  endRun,
  getRun,
  getRunQueue,
  getRunStatistics,
  type Lease,
  onRunStarted,
  startRun,
} from "../../../lib/runs/index.ts";
import { queueEars } from "../../../lib/runs/queue/queue-ears.ts";
import { RunPool } from "../../../lib/runs/queue/run-pool.ts";
import { RunWorker } from "../../../lib/runs/queue/run-worker.ts";
import { createActor } from "../../support/create-actor.ts";
import { ended, withIdleQueue } from "../../support/engine.ts";
import { delay, hang, say, status } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { until } from "../../support/until.ts";

process.env.ALMA_RUNS_PER_USER = "20";

// Each test has workers of its own, with pools of the size it needs.
withIdleQueue();

/** A worker that is stopped when the test is over. */
function workerOf(size: number, execute: (lease: Lease) => Promise<void>, hears = false): RunWorker {
  const ears = hears ? queueEars(() => worker.wake()) : null;
  const worker: RunWorker = new RunWorker(new RunPool(size), execute, ears);
  onTestFinished(() => worker.stop(0, 5_000));
  return worker;
}

/** Looks every 100 ms, as a process does every two seconds. */
function keepLooking(worker: RunWorker): void {
  const timer = setInterval(() => void worker.look(), 100);
  onTestFinished(() => clearInterval(timer));
}

async function send(actor: Actor, options: Partial<Parameters<typeof startRun>[1]> = {}) {
  const { conversation_id } = await createConversation(actor, {});
  return (await startRun(actor, { conversation_id, content: "hello there", ...options })).run;
}

const completed = (lease: Lease) =>
  endRun(lease, { status: "completed", content: "done", metadata: {}, agent_id: null, error: null });

/** Executes runs until it is told that one may end. */
function heldWork() {
  const begun: Lease[] = [];
  const release = new Map<Lease, () => void>();
  const execute = async (lease: Lease) => {
    begun.push(lease);
    await new Promise<void>((resolve) => {
      release.set(lease, resolve);
      lease.signal.addEventListener("abort", () => resolve());
    });
    if (!lease.signal.aborted) await completed(lease);
  };
  return { begun, execute, end: (lease: Lease | undefined) => lease && release.get(lease)?.() };
}

describe.each([2, 10])("with a pool of %i", (size) => {
  it("one person's fifty runs delay another's first by one place at most", async () => {
    const [ada, bob] = [await createActor({ is_superuser: true }), await createActor()];
    const work = heldWork();
    const worker = workerOf(size, work.execute);
    await Promise.all(Array.from({ length: 50 }, () => send(ada, { urgency: "high" })));
    await db().update(runs).set({ created_at: sql`now() - interval '1 hour'` }).where(eq(runs.user_id, ada.user_id));
    await worker.look();
    await until(async () => work.begun.length === size);
    const first = await send(bob, { urgency: "low" });
    work.end(work.begun[0]);
    await until(async () => work.begun.length === size + 1);
    expect(work.begun.at(-1)?.run.run_id).toBe(first.run_id);
    expect(worker.pool.busy).toBe(size);
    await db().update(runs).set({ status: "cancelled", finished_at: sql`now()` }).where(eq(runs.status, "queued"));
  });
});

describe("a run is begun", () => {
  it("at once by the process that wrote it, without the queue", async () => {
    const ada = await createActor();
    const worker = workerOf(1, completed);
    onTestFinished(onRunStarted(() => void worker.look()));
    const run = await send(ada);
    announceRunStarted({ run_id: run.run_id, priority: 7 });
    expect((await ended(ada, run.run_id)).status).toBe("completed");
  });

  it("by a process that only hears of it through the queue, and by one that has room when the first has none", async () => {
    const ada = await createActor();
    const work = heldWork();
    const [one, other] = [workerOf(1, work.execute, true), workerOf(1, work.execute, true)];
    await Promise.all([one.look(), other.look()]);
    await send(ada);
    await until(async () => work.begun.length === 1, 5_000);
    await send(ada);
    await until(async () => work.begun.length === 2, 5_000);
    expect([one.pool.busy, other.pool.busy]).toEqual([1, 1]);
    // Both are full: the third is begun as soon as either has room.
    const third = await send(ada);
    work.end(work.begun[0]);
    await until(async () => work.begun.length === 3, 5_000);
    expect(work.begun.at(-1)?.run.run_id).toBe(third.run_id);
    for (const lease of work.begun) work.end(lease);
  });

  it("with no word at all, at a worker's next look", async () => {
    const ada = await createActor();
    const worker = workerOf(1, completed);
    const run = await send(ada);
    await db().execute(sql`delete from pgboss.job`);
    keepLooking(worker);
    expect((await ended(ada, run.run_id)).status).toBe("completed");
  });
});

describe("after a failure", () => {
  it("a provider's Retry-After is waited out without a worker, in sight, and the run completes", async () => {
    const ada = await createActor({ is_superuser: true });
    const limited = status(429, { retry_after: 1 });
    const provider = await scriptedProvider(ada, [limited, limited, limited, say("At last.")]);
    const worker = workerOf(1, executeRun);
    keepLooking(worker);
    const run = await send(ada);
    const resting = await until(async () => (await getRunQueue(ada)).find((queued) => queued.retry_at !== null));
    expect(resting).toMatchObject({ status: "queued", reason: "PROVIDER_RATE_LIMITED", retry_count: 1, place: null });
    expect(await getRun(ada, run.run_id)).toMatchObject({ error: { code: "PROVIDER_RATE_LIMITED" } });
    const { view } = await loadConversationView(ada, run.conversation_id);
    const told_at = { at: resting.retry_at, reason: expect.stringContaining("limits") };
    expect(view.messages.at(-1)?.run).toMatchObject({ status: "queued", error: null, retry: told_at });
    await until(async () => worker.pool.busy === 0);
    expect(provider.requests).toHaveLength(3);
    expect(await ended(ada, run.run_id)).toMatchObject({ status: "completed", error: null });
    expect(provider.requests).toHaveLength(4);
    const told = await db().execute(
      sql`select data from run_events where run_id = ${run.run_id} and type = 'run_status' order by seq`,
    );
    expect(told.map(({ data }) => data)).toEqual([
      expect.objectContaining({ status: "running" }),
      expect.objectContaining({
        status: "queued",
        reason: expect.stringContaining("limits"),
        retry_at: resting.retry_at,
      }),
      expect.objectContaining({ status: "running" }),
      expect.objectContaining({ status: "completed" }),
    ]);
  });

  it("a refused key is asked for exactly once", async () => {
    const ada = await createActor({ is_superuser: true });
    const provider = await scriptedProvider(ada, [status(401), say("never")]);
    keepLooking(workerOf(1, executeRun));
    const run = await send(ada, { task_type: "scheduled" });
    expect(await ended(ada, run.run_id)).toMatchObject({ status: "failed", error: { code: "PROVIDER_UNAUTHORIZED" } });
    expect(provider.requests).toHaveLength(1);
  });

  it("only a scheduled run rests because a provider is down; stopping it while it rests ends it at once", async () => {
    const ada = await createActor({ is_superuser: true });
    await scriptedProvider(ada, () => [status(500)]);
    keepLooking(workerOf(2, executeRun));
    const [asked, scheduled] = [await send(ada), await send(ada, { task_type: "scheduled" })];
    expect(await ended(ada, asked.run_id)).toMatchObject({ status: "failed", error: { code: "MODEL_UNAVAILABLE" } });
    await until(async () => (await getRunQueue(ada)).some((queued) => queued.retry_at !== null));
    expect((await cancelRun(ada, scheduled.run_id)).status).toBe("cancelled");
    expect(await getRunQueue(ada)).toEqual([]);
  });
});

describe("a process that stops", () => {
  it("lets a run end that can, gives a longer one back, and begins no other", async () => {
    const ada = await createActor({ is_superuser: true });
    const provider = await scriptedProvider(ada, (request) =>
      JSON.stringify(request.body).includes("be quick") ? [say("Qui"), delay(700), say("ck.")] : [say("Slo"), hang()],
    );
    const worker = workerOf(2, executeRun);
    const [quick, slow] = [await send(ada, { content: "be quick" }), await send(ada, { content: "take your time" })];
    await worker.look();
    await until(async () => provider.requests.length === 2);
    const waiting = await send(ada);
    const begun = performance.now();
    await worker.stop(1_500, 3_000);
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect((await getRun(ada, quick.run_id)).status).toBe("completed");
    expect((await getRun(ada, slow.run_id)).status).toBe("queued");
    expect((await getRun(ada, waiting.run_id)).status).toBe("queued");
    provider.play(() => [say("Slow and whole.")]);
    await workerOf(2, executeRun).look();
    expect((await ended(ada, slow.run_id)).status).toBe("completed");
    expect((await ended(ada, waiting.run_id)).status).toBe("completed");
  });

  it("does not wait for its limit when all is done", async () => {
    const worker = workerOf(1, completed);
    const begun = performance.now();
    await worker.stop(60_000, 60_000);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe("the statistics", () => {
  it("count what is open and what ended, with times and reasons, for administrators only", async () => {
    const [ada, root] = [await createActor(), await createActor({ is_superuser: true })];
    const before = await getRunStatistics(root);
    const failing = async (lease: Lease) => {
      const error = { code: "MODEL_UNAVAILABLE" as const, message: "gone" };
      await endRun(lease, { status: "failed", content: "", metadata: {}, agent_id: null, error });
    };
    const run = await send(ada);
    await db().update(runs).set({ created_at: sql`now() - interval '3 hours'` }).where(eq(runs.run_id, run.run_id));
    const queued = await getRunStatistics(root);
    expect(queued.now.queued).toBe(before.now.queued + 1);
    await workerOf(1, failing).look();
    await ended(ada, run.run_id);
    const { now, last_24h } = await getRunStatistics(root);
    expect(now.queued).toBe(before.now.queued);
    expect(last_24h.ended.failed).toBe(before.last_24h.ended.failed + 1);
    expect(last_24h.failures).toContainEqual({ error_code: "MODEL_UNAVAILABLE", count: expect.any(Number) });
    expect(last_24h.waiting_time.max).toBeGreaterThan(10_000);
    expect(last_24h.duration.p50).toBeGreaterThanOrEqual(0);
    expect(last_24h.busiest.length).toBeGreaterThan(0);
    expect(JSON.stringify(last_24h)).not.toContain("hello there");
    await expect(getRunStatistics(ada)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("show a person their own line, and nobody else's", async () => {
    await db().update(runs).set({ status: "cancelled", finished_at: sql`now()` }).where(eq(runs.status, "queued"));
    const [ada, bob, root] = [await createActor(), await createActor(), await createActor({ is_superuser: true })];
    const mine = await send(ada);
    await send(bob);
    await send(root);
    const [line, ...rest] = await getRunQueue(ada);
    expect(rest).toEqual([]);
    expect(line).toMatchObject({ run_id: mine.run_id, status: "queued", priority: 7, place: 2, retry_at: null });
    expect(line?.waited_seconds).toBeLessThan(30);
    await db().update(runs).set({ status: "cancelled", finished_at: sql`now()` }).where(eq(runs.status, "queued"));
  });
});
