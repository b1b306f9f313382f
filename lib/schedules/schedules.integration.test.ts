import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createActor } from "../../tests/support/create-actor.ts";
import { createConversation, deleteConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { createScheduleBody, listSchedulesQuery } from "../protocol/contract/schedules.ts";
import {
  createSchedule,
  deleteSchedule,
  getSchedule,
  listOccurrences,
  listSchedules,
  previewSchedule,
  runSchedule,
  updateSchedule,
} from "./index.ts";

const PAGE = { page: 1, per_page: 20 };
const notFound = expect.objectContaining({ code: "NOT_FOUND" });
const wrong = (field: string, message: string) =>
  expect.objectContaining({
    code: "VALIDATION_ERROR",
    details: [{ field, message: expect.stringContaining(message) }],
  });

let owner: Actor;
let stranger: Actor;
const realNow = clock.now;
beforeEach(async () => {
  [owner, stranger] = await Promise.all([createActor(), createActor()]);
  clock.now = () => new Date("2026-05-01T00:00:00Z");
});
afterEach(() => {
  clock.now = realNow;
});

const create = (actor: Actor, fields: Record<string, unknown> = {}) =>
  createSchedule(
    actor,
    createScheduleBody.parse({ content: "Say good morning\nto me", kind: "cron", expression: "0 9 * * *", ...fields }),
  );

describe("a schedule", () => {
  it("is made by the person's own clock, is read, listed by its next time, and deleted", async () => {
    const daily = await create(owner);
    expect(daily).toMatchObject({
      title: "Say good morning",
      timezone: "UTC+8:00",
      urgency: "normal",
      is_active: true,
      next_at: "2026-05-01T01:00:00.000Z",
      last_occurrences: [],
      conversation_id: null,
    });
    const sooner = await create(owner, { kind: "once", expression: "2026-05-01T08:30", title: "Once" });
    const later = await create(owner, { kind: "rrule", expression: "FREQ=MONTHLY;BYMONTHDAY=3", timezone: "UTC" });
    const paused = await create(owner, { is_active: false });
    expect(paused.next_at).toBeNull();
    const ids = async (is_active?: boolean) =>
      (await listSchedules(owner, { ...PAGE, is_active })).items.map(({ schedule_id }) => schedule_id);
    expect(await ids()).toEqual([sooner, daily, later, paused].map(({ schedule_id }) => schedule_id));
    expect(await ids(false)).toEqual([paused.schedule_id]);
    await deleteSchedule(owner, later.schedule_id);
    await expect(getSchedule(owner, later.schedule_id)).rejects.toEqual(notFound);
    expect((await listSchedules(owner, PAGE)).pagination.total).toBe(3);
  });

  it("is listed in each order, those without a next time last, those that are alike by their age", async () => {
    const made = [
      await create(owner, { title: "b", kind: "once", expression: "2026-05-01T08:30" }),
      await create(owner, { title: "a", is_active: false }),
      await create(owner, { title: "b" }),
    ].map(({ schedule_id }) => schedule_id);
    const orders = { title: [1, 0, 2], "-title": [2, 0, 1], next_at: [0, 2, 1], "-next_at": [2, 0, 1] };
    const byAge = { created_at: [0, 1, 2], "-created_at": [2, 1, 0], updated_at: [0, 1, 2], "-updated_at": [2, 1, 0] };
    for (const [name, expected] of Object.entries({ ...orders, ...byAge })) {
      const { sort } = listSchedulesQuery.parse({ sort: name });
      const order: number[] = [];
      for (let page = 1; page <= 3; page += 1) {
        const { items } = await listSchedules(owner, { page, per_page: 1, sort });
        order.push(...items.map(({ schedule_id }) => made.indexOf(schedule_id)));
      }
      expect(order, name).toEqual(expected);
    }
    expect(listSchedulesQuery.safeParse({ sort: "content" }).success).toBe(false);
  });

  it("keeps what a change leaves out, and its next time follows its rule, zone and switch", async () => {
    const { schedule_id } = await create(owner, { timezone: "UTC" });
    const change = (body: Parameters<typeof updateSchedule>[2]) => updateSchedule(owner, schedule_id, body);
    expect((await change({ title: "Other" })).next_at).toBe("2026-05-01T09:00:00.000Z");
    expect((await change({ timezone: "Asia/Tokyo" })).next_at).toBe("2026-05-02T00:00:00.000Z");
    expect((await change({ expression: "30 10 * * *" })).next_at).toBe("2026-05-01T01:30:00.000Z");
    expect((await change({ is_active: false })).next_at).toBeNull();
    expect((await change({ expression: "0 12 * * *" })).next_at).toBeNull();
    clock.now = () => new Date("2026-05-20T04:00:00Z");
    expect(await change({ is_active: true })).toMatchObject({
      next_at: "2026-05-21T03:00:00.000Z",
      title: "Other",
      content: "Say good morning\nto me",
    });
  });

  it("that is over cannot be resumed", async () => {
    const { schedule_id } = await create(owner, { kind: "once", expression: "2026-05-01T09:00", is_active: false });
    clock.now = () => new Date("2026-05-02T00:00:00Z");
    const resumed = updateSchedule(owner, schedule_id, { is_active: true });
    await expect(resumed).rejects.toEqual(wrong("expression", "has no occurrence ahead"));
  });

  it("is refused with the field that is wrong", async () => {
    await expect(create(owner, { expression: "0 0 9 * * *" })).rejects.toEqual(wrong("expression", "five fields"));
    await expect(create(owner, { timezone: "UTC+77" })).rejects.toEqual(wrong("timezone", "is not a time zone"));
    const { schedule_id } = await create(owner);
    const change = updateSchedule(owner, schedule_id, { kind: "rrule" });
    await expect(change).rejects.toEqual(wrong("expression", "cannot be used"));
    expect(await getSchedule(owner, schedule_id)).toMatchObject({ kind: "cron", expression: "0 9 * * *" });
  });

  it("shows five times before it is made", async () => {
    const query = { kind: "cron" as const, expression: "0 9 * * 1", timezone: "UTC" };
    const { occurrences } = await previewSchedule(owner, query);
    expect(occurrences.map((at) => at.slice(5, 10))).toEqual(["05-04", "05-11", "05-18", "05-25", "06-01"]);
    const once = await previewSchedule(owner, { kind: "once", expression: "2026-06-01T09:00" });
    expect(once.occurrences).toEqual(["2026-06-01T01:00:00.000Z"]);
  });

  it("is one of at most a hundred, also when two come at once", async () => {
    for (let made = 0; made < 99; made += 1) await create(owner);
    const both = await Promise.allSettled([create(owner), create(owner)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(create(owner)).rejects.toMatchObject({ code: "QUOTA_EXCEEDED" });
    expect((await listSchedules(owner, PAGE)).pagination.total).toBe(100);
    await create(stranger);
  });
});

describe("rights", () => {
  it("a stranger gets not-found from everything, and changes nothing", async () => {
    const { schedule_id } = await create(owner);
    const tries = [
      () => getSchedule(stranger, schedule_id),
      () => updateSchedule(stranger, schedule_id, { title: "mine" }),
      () => deleteSchedule(stranger, schedule_id),
      () => runSchedule(stranger, schedule_id),
      () => listOccurrences(stranger, schedule_id, PAGE),
      () => getSchedule(owner, "not-an-id"),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toEqual(notFound);
    expect((await listSchedules(stranger, PAGE)).items).toEqual([]);
    expect((await getSchedule(owner, schedule_id)).title).toBe("Say good morning");
  });

  it("names only conversations, agents and models of the person's own", async () => {
    const { conversation_id } = await createConversation(stranger, {});
    await expect(create(owner, { conversation_id })).rejects.toEqual(notFound);
    const { schedule_id } = await create(owner);
    await expect(updateSchedule(owner, schedule_id, { conversation_id })).rejects.toEqual(notFound);
    await expect(create(owner, { agent_id: conversation_id })).rejects.toEqual(notFound);
    await expect(create(owner, { model_id: conversation_id })).rejects.toEqual(notFound);
    const mine = await createConversation(owner, {});
    await deleteConversation(owner, mine.conversation_id);
    await expect(create(owner, { conversation_id: mine.conversation_id })).rejects.toEqual(notFound);
  });
});
