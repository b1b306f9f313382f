import path from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { closeDatabase, db } from "../../../db/client.ts";
import { startQueue, stopQueue } from "../../../db/queue.ts";
import { createConversation, deleteConversation, getConversation } from "../../../lib/conversations/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { clock } from "../../../lib/core/clock.ts";
import { createScheduleBody } from "../../../lib/protocol/contract/schedules.ts";
import {
  createSchedule,
  getSchedule,
  listOccurrences,
  purgeOccurrences,
  runDueSchedules,
  runSchedule,
  updateSchedule,
} from "../../../lib/schedules/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { addModel, createProvider } from "../../support/create-provider.ts";
import { startProcess } from "../../support/start-process.ts";
import { until } from "../../support/until.ts";

const TAKER = path.relative(process.cwd(), fileURLToPath(new URL("./taker.ts", import.meta.url)));
const PAGE = { page: 1, per_page: 100 };
const MINUTE = 60_000;

let ada: Actor;
const realNow = clock.now;
const moveTo = (time: string | number) => {
  clock.now = () => new Date(time);
};

beforeAll(startQueue);
beforeEach(async () => {
  ada = await createActor();
  moveTo("2026-05-01T00:00:00Z");
});
afterEach(async () => {
  clock.now = realNow;
  await db().execute(sql`delete from schedules`);
});
afterAll(async () => {
  await stopQueue();
  await closeDatabase();
});

const create = (fields: Record<string, unknown> = {}) =>
  createSchedule(
    ada,
    createScheduleBody.parse({
      title: "Morning",
      content: "Say good morning",
      kind: "cron",
      expression: "0 9 * * *",
      timezone: "UTC",
      ...fields,
    }),
  );

const outcomes = async (schedule_id: string) => (await listOccurrences(ada, schedule_id, PAGE)).items;
const reasons = async (schedule_id: string) =>
  (await outcomes(schedule_id)).map(({ status, reason }) => reason?.code ?? status);
const runsOf = async (schedule_id: string) => [
  ...(await db().execute(
    sql`select run_id, conversation_id, client_message_id, task_type, urgency, priority, status from runs
      where schedule_id = ${schedule_id} order by run_id`,
  )),
];

describe("a due schedule", () => {
  it("starts one run in a conversation of its own, named by title and day, and is due again later", async () => {
    const { schedule_id } = await create({ urgency: "low" });
    expect(await runDueSchedules()).toEqual({ started: 0, missed: 0 });
    moveTo("2026-05-01T09:00:03Z");
    expect(await runDueSchedules()).toEqual({ started: 1, missed: 0 });
    expect(await runDueSchedules()).toEqual({ started: 0, missed: 0 });
    const [run, ...others] = await runsOf(schedule_id);
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      client_message_id: `schedule:${schedule_id}:2026-05-01T09:00:00.000Z`,
      task_type: "scheduled",
      urgency: "low",
      priority: 4,
      status: "queued",
    });
    const schedule = await getSchedule(ada, schedule_id);
    expect(schedule.next_at).toBe("2026-05-02T09:00:00.000Z");
    const [occurrence] = schedule.last_occurrences;
    expect(occurrence).toMatchObject({ due_at: "2026-05-01T09:00:00.000Z", status: "started", run_id: run?.run_id });
    const conversation = await getConversation(ada, occurrence?.conversation_id ?? "");
    expect(conversation).toMatchObject({ title: "Morning · 2026-05-01", message_count: 2 });
    moveTo("2026-05-02T09:00:03Z");
    await runDueSchedules();
    const conversations = new Set((await runsOf(schedule_id)).map((row) => row.conversation_id));
    expect(conversations.size).toBe(2);
  });

  it("writes into the conversation it names", async () => {
    const { conversation_id } = await createConversation(ada, { title: "Diary" });
    const { schedule_id } = await create({ conversation_id, kind: "once", expression: "2026-05-01T09:00" });
    moveTo("2026-05-01T09:10:00Z");
    await runDueSchedules();
    expect(await runsOf(schedule_id)).toMatchObject([{ conversation_id }]);
    expect(await getConversation(ada, conversation_id)).toMatchObject({ title: "Diary", message_count: 2 });
    expect(await getSchedule(ada, schedule_id)).toMatchObject({ next_at: null, is_active: true });
  });

  it("that waited less than 15 minutes is executed for each of its times", async () => {
    const { schedule_id } = await create({ expression: "*/5 * * * *" });
    moveTo("2026-05-01T00:14:00Z");
    expect(await runDueSchedules()).toEqual({ started: 2, missed: 0 });
    expect((await outcomes(schedule_id)).map(({ due_at }) => due_at.slice(14, 16))).toEqual(["10", "05"]);
  });

  it("is not executed while it is paused, and what passed is not made up for", async () => {
    const { schedule_id } = await create();
    await updateSchedule(ada, schedule_id, { is_active: false });
    moveTo("2026-05-03T09:00:01Z");
    expect(await runDueSchedules()).toEqual({ started: 0, missed: 0 });
    await updateSchedule(ada, schedule_id, { is_active: true });
    expect(await runDueSchedules()).toEqual({ started: 0, missed: 0 });
    expect(await outcomes(schedule_id)).toEqual([]);
  });

  it("runs now, too: once for two clicks, and its times stay", async () => {
    const { schedule_id } = await create({ is_active: false });
    const [one, two] = await Promise.all([runSchedule(ada, schedule_id), runSchedule(ada, schedule_id)]);
    expect(one.run_id).toBe(two.run_id);
    moveTo("2026-05-01T00:00:01Z");
    expect((await runSchedule(ada, schedule_id)).run_id).not.toBe(one.run_id);
    expect(await runsOf(schedule_id)).toHaveLength(2);
    expect((await getSchedule(ada, schedule_id)).next_at).toBeNull();
  });
});

describe("a missed occurrence", () => {
  it("is recorded, and not executed", async () => {
    const { schedule_id } = await create();
    moveTo("2026-05-03T09:15:01Z");
    expect(await runDueSchedules()).toEqual({ started: 0, missed: 3 });
    expect(await reasons(schedule_id)).toEqual(["late", "late", "late"]);
    expect(await runsOf(schedule_id)).toEqual([]);
    expect((await getSchedule(ada, schedule_id)).next_at).toBe("2026-05-04T09:00:00.000Z");
  });

  it("of very many shares a record that says how many", async () => {
    const { schedule_id } = await create({ expression: "* * * * *" });
    moveTo(Date.parse("2026-05-01T00:00:00Z") + 300 * MINUTE);
    await runDueSchedules();
    const { items, pagination } = await listOccurrences(ada, schedule_id, { page: 1, per_page: 100 });
    // 1 to 284 are missed: 100 records and one for 184; 285 to 300 are executed.
    expect(pagination.total).toBe(101 + 16);
    const shared = items.find(({ reason }) => reason?.code === "more_late");
    expect(shared).toMatchObject({ status: "missed", reason: { count: 184, is_at_least: false } });
    expect(await runsOf(schedule_id)).toHaveLength(16);
  });

  it("says so when the account is deactivated, at once", async () => {
    const { schedule_id } = await create();
    await db().execute(sql`update users set is_active = false where user_id = ${ada.user_id}`);
    moveTo("2026-05-01T09:00:00Z");
    expect(await runDueSchedules()).toEqual({ started: 0, missed: 1 });
    expect(await reasons(schedule_id)).toEqual(["account"]);
  });

  it("says so when its conversation is deleted", async () => {
    const { conversation_id } = await createConversation(ada, {});
    const { schedule_id } = await create({ conversation_id });
    await deleteConversation(ada, conversation_id);
    moveTo("2026-05-01T09:00:00Z");
    await runDueSchedules();
    const [occurrence] = await outcomes(schedule_id);
    expect(occurrence?.reason).toEqual({
      code: "conversation",
      message: "The conversation was deleted.",
      count: 1,
      is_at_least: false,
    });
    await expect(runSchedule(ada, schedule_id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getSchedule(ada, schedule_id)).toMatchObject({ is_active: false, next_at: null, version: 2 });
    moveTo("2026-05-02T09:00:00Z");
    expect(await runDueSchedules()).toEqual({ started: 0, missed: 0 });
  });

  it("says so also when its conversation was removed for good before its time", async () => {
    const { conversation_id } = await createConversation(ada, {});
    const { schedule_id } = await create({ conversation_id });
    await db().execute(sql`delete from conversations where conversation_id = ${conversation_id}`);
    moveTo("2026-05-01T09:00:00Z");
    expect(await runDueSchedules()).toEqual({ started: 0, missed: 1 });
    expect(await reasons(schedule_id)).toEqual(["conversation"]);
    expect(await getSchedule(ada, schedule_id)).toMatchObject({ conversation_id, is_active: false, next_at: null });
    await expect(updateSchedule(ada, schedule_id, { is_active: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await updateSchedule(ada, schedule_id, { is_active: true, conversation_id: null });
    moveTo("2026-05-02T09:00:00Z");
    expect(await runDueSchedules()).toEqual({ started: 1, missed: 0 });
  });

  it("says so when its model is switched off, and goes on when it is back", async () => {
    const { llm_id } = await createProvider(ada, { provider: "custom", api_base_url: "http://127.0.0.1:9/v1" });
    const { model_id } = await addModel(ada, llm_id, "m");
    const { schedule_id } = await create({ model_id });
    await db().execute(sql`update models set is_active = false where model_id = ${model_id}`);
    moveTo("2026-05-01T09:00:00Z");
    await runDueSchedules();
    await db().execute(sql`update models set is_active = true where model_id = ${model_id}`);
    moveTo("2026-05-02T09:00:00Z");
    await runDueSchedules();
    expect(await reasons(schedule_id)).toEqual(["started", "model"]);
  });

  it("is forgotten after 90 days", async () => {
    const { schedule_id } = await create();
    moveTo("2026-05-03T09:15:01Z");
    await runDueSchedules();
    await db().execute(sql`update schedule_occurrences set recorded_at = '2026-05-01' where due_at < '2026-05-02'`);
    moveTo("2026-07-31T00:00:00Z");
    expect(await purgeOccurrences()).toBe(1);
    expect(await outcomes(schedule_id)).toHaveLength(2);
  });
});

/** Their start alone may take seconds on a busy machine. */
describe("several processes", { timeout: 90_000 }, () => {
  /** The taker's clock is the real one, so its schedules were due a moment ago. */
  async function dueNow(many: number, fields = {}): Promise<string[]> {
    clock.now = realNow;
    const made = await Promise.all(Array.from({ length: many }, () => create(fields)));
    await db().execute(sql`update schedules set next_at = now() - interval '1 second'`);
    return made.map(({ schedule_id }) => schedule_id);
  }

  async function startTaker() {
    const { DATABASE_URL, ALMA_DATA_DIR, ALMA_SECRET, ALMA_ENCRYPTION_KEY } = process.env;
    const environment = { DATABASE_URL, ALMA_DATA_DIR, ALMA_SECRET, ALMA_ENCRYPTION_KEY, LOG_LEVEL: "warn" };
    const taker = startProcess(TAKER, Object.fromEntries(Object.entries(environment).map(([k, v]) => [k, v ?? ""])));
    onTestFinished(() => void taker.child.kill("SIGKILL"));
    await taker.says(/ready/, 40_000);
    return taker;
  }

  it("side by side execute each occurrence once", async () => {
    const takers = await Promise.all([startTaker(), startTaker()]);
    const ids = await dueNow(30);
    for (const { child } of takers) child.kill("SIGUSR2");
    const here = await Promise.all([runDueSchedules(), runDueSchedules()]);
    const there = await Promise.all(takers.map(({ says }) => says(/took \{"started":(\d+),"missed":0\}/)));
    const started = [...here.map((taken) => taken.started), ...there.map((match) => Number(match[1]))];
    expect(started.reduce((sum, count) => sum + count)).toBe(30);
    const rows = await db().execute(sql`select schedule_id, count(*)::int as runs from runs
      where user_id = ${ada.user_id} group by schedule_id`);
    expect(rows.map((row) => row.schedule_id).sort()).toEqual(ids.sort());
    expect(rows.every((row) => row.runs === 1)).toBe(true);
    for (const id of ids) expect(await reasons(id)).toEqual(["started"]);
  });

  it("one killed in the middle leaves nothing, and the next one executes it", async () => {
    const taker = await startTaker();
    const { conversation_id } = await createConversation(ada, {});
    const [schedule_id = ""] = await dueNow(1, { conversation_id });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    // The person's row is the last that a started run changes: the taker waits for it with everything else written.
    const holding = db().transaction(async (tx) => {
      await tx.execute(sql`select 1 from users where user_id = ${ada.user_id} for update`);
      await held;
    });
    onTestFinished(async () => {
      letGo();
      await holding;
    });
    taker.child.kill("SIGUSR2");
    await taker.says(/taking/);
    await until(async () => {
      const waiting = await db().execute(sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and application_name like 'alma %'`);
      return waiting.length > 0;
    });
    expect(await runDueSchedules()).toEqual({ started: 0, missed: 0 });
    taker.child.kill("SIGKILL");
    expect(await taker.ended).toBe("SIGKILL");
    letGo();
    await holding;
    await until(async () => (await runDueSchedules()).started === 1);
    expect(await runsOf(schedule_id)).toHaveLength(1);
    expect(await reasons(schedule_id)).toEqual(["started"]);
    expect(await getConversation(ada, conversation_id)).toMatchObject({ message_count: 2 });
  });
});
