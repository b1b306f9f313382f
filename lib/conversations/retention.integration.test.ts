import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { db } from "../../db/client.ts";
import { findUser } from "../../db/queries/accounts/users.ts";
import { createActor } from "../../tests/support/create-actor.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { createScheduleBody } from "../protocol/contract/schedules.ts";
import { createSchedule } from "../schedules/index.ts";
import { findRetention, saveRetention } from "../settings/index.ts";
import { openFile, uploadFile } from "../workspace/index.ts";
import {
  countExpired,
  createConversation,
  expireConversations,
  getConversation,
  onConversationChanged,
  purgeDeletedConversations,
  updateConversation,
} from "./index.ts";

let admin: Actor;
let ada: Actor;
const realNow = clock.now;
beforeEach(async () => {
  [admin, ada] = await Promise.all([createActor({ is_superuser: true }), createActor()]);
  await db().execute(sql`delete from conversations`);
  await saveRetention(admin, { is_on: true, days: 30 });
});
afterEach(() => {
  clock.now = realNow;
});

async function old(days: number, is_archived = true): Promise<string> {
  const { conversation_id } = await createConversation(ada, {});
  await db().execute(sql`update conversations set is_archived = ${is_archived}, message_count = 2,
    updated_at = now() - make_interval(days => ${days}::int), last_message_at = now() - make_interval(days => ${days}::int)
    where conversation_id = ${conversation_id}`);
  return conversation_id;
}

const stays = (conversation_id: string) => getConversation(ada, conversation_id);
const isGone = (conversation_id: string) =>
  expect(getConversation(ada, conversation_id)).rejects.toMatchObject({ code: "NOT_FOUND" });

it("deletes what is archived and untouched for longer, and nothing else", async () => {
  const [due, young, open, written, scheduled] = [
    await old(31),
    await old(29),
    await old(90, false),
    await old(90),
    await old(90),
  ];
  await db().execute(sql`update conversations set last_message_at = now() where conversation_id = ${written}`);
  const timing = { kind: "cron", expression: "0 9 * * *", conversation_id: scheduled };
  await createSchedule(ada, createScheduleBody.parse({ content: "hello", ...timing }));
  expect(await countExpired(admin, 30)).toBe(1);
  expect(await countExpired(admin, 20)).toBe(2);
  await expect(countExpired(ada, 30)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await expireConversations()).toBe(1);
  await isGone(due);
  for (const kept of [young, open, written, scheduled]) await stays(kept);
  expect(await expireConversations()).toBe(0);
});

it("deletes as by hand: counters, listeners, an audit entry, and files go with the purge", async () => {
  const conversation_id = await old(31);
  const { file_id } = await uploadFile(ada, conversation_id, {
    name: "a.txt",
    data: Buffer.from("hello"),
    media_type: "text/plain",
  });
  const changes: string[] = [];
  const end = onConversationChanged("test", (change) => {
    changes.push(`${change.kind} ${change.conversation.conversation_id}`);
    return undefined;
  });
  await expireConversations();
  end();
  expect(changes).toEqual([`deleted ${conversation_id}`]);
  expect(await findUser(db(), ada.user_id)).toMatchObject({ total_conversations: 0, total_messages: 0 });
  const entries = await db().execute(sql`select actor_id, data from audit_log where event = 'conversation.expired'
    and data->>'conversation_id' = ${conversation_id}`);
  expect([...entries]).toMatchObject([{ actor_id: null, data: { user_id: ada.user_id, days: 30 } }]);
  const now = Date.now();
  clock.now = () => new Date(now + 11 * 60_000);
  expect(await purgeDeletedConversations()).toBe(1);
  await expect(openFile(ada, file_id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("leaves one alone that is touched at the same time", async () => {
  const conversation_id = await old(31);
  const [expired] = await Promise.all([
    expireConversations(),
    updateConversation(ada, conversation_id, { is_archived: false }).catch(() => undefined),
  ]);
  if (expired === 0) expect((await stays(conversation_id)).is_archived).toBe(false);
  else await isGone(conversation_id);
});

it("goes through many in batches, each once, when two processes do it", async () => {
  for (let made = 0; made < 250; made += 1) await createConversation(ada, {});
  await db().execute(sql`update conversations set is_archived = true, updated_at = now() - interval '50 days'`);
  const both = await Promise.all([expireConversations(), expireConversations()]);
  expect(both[0] + both[1]).toBe(250);
  const [left] = await db().execute(sql`select count(*)::int as count from conversations where deleted_at is null`);
  expect(left?.count).toBe(0);
});

it("does nothing while it is off; who changed it is in the audit log", async () => {
  await old(400);
  await saveRetention(admin, { is_on: false, days: 7 });
  expect(await expireConversations()).toBe(0);
  expect(await findRetention()).toEqual({ is_on: false, days: 7 });
  const [entry] = await db().execute(
    sql`select actor_id, data from audit_log where event = 'retention.changed' order by audit_id desc limit 1`,
  );
  expect(entry).toMatchObject({
    actor_id: admin.user_id,
    data: { is_on: false, days: 7, before: { is_on: true, days: 30 } },
  });
});
