import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client.ts";
import { createActor } from "../../tests/support/create-actor.ts";
import { createConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { saveRetention } from "../settings/index.ts";
import { listChores, runChore, runDueChores } from "./index.ts";

let admin: Actor;
const realNow = clock.now;
beforeEach(async () => {
  admin = await createActor({ is_superuser: true });
  await db().execute(sql`delete from settings where name like 'chore:%'`);
});
afterEach(() => {
  clock.now = realNow;
});

const later = (minutes: number) => {
  const now = clock.now().getTime();
  clock.now = () => new Date(now + minutes * 60_000);
};
const all = (outcome: string) => ({
  audit_seals: outcome,
  account_removals: outcome,
  retention: outcome,
  deleted_conversations: outcome,
  schedule_history: outcome,
  ended_sign_ins: outcome,
  unverified_accounts: outcome,
  old_invitations: outcome,
  idempotency_keys: outcome,
  expired_uploads: outcome,
  removed_files: outcome,
  partitions: outcome,
});

describe("the chores", () => {
  it("are each done once, by whoever comes first, and again when their time has come", async () => {
    const both = await Promise.all([runDueChores(), runDueChores(), runDueChores()]);
    for (const name of Object.keys(all(""))) {
      const outcomes = both.map((outcome) => new Map(Object.entries(outcome)).get(name)).sort();
      expect(outcomes, name).toEqual(["done", "skipped", "skipped"]);
    }
    later(30);
    const often = { audit_seals: "done", account_removals: "done" };
    expect(await runDueChores()).toEqual({ ...all("skipped"), ...often });
    later(31);
    expect(await runDueChores()).toEqual({
      ...all("skipped"),
      ...often,
      deleted_conversations: "done",
      idempotency_keys: "done",
      expired_uploads: "done",
    });
    later(24 * 60);
    expect(await runDueChores()).toEqual(all("done"));
  });

  it("are shown to administrators with their last run", async () => {
    expect((await listChores(admin)).filter(({ last }) => last !== null)).toEqual([]);
    expect(await runChore("partitions")).toBe("done");
    expect(await runChore("schedule_history")).toBe("done");
    const chores = new Map((await listChores(admin)).map((chore) => [chore.name, chore]));
    expect(chores.get("partitions")).toMatchObject({
      every: 24,
      is_running: false,
      last: { outcome: "done", count: null },
    });
    expect(chores.get("schedule_history")?.last?.count).toBe(0);
    expect(chores.get("retention")?.last).toBeNull();
    await expect(listChores(await createActor())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("one that fails is tried again after ten minutes, and says so meanwhile", async () => {
    await db().execute(sql`alter function create_monthly_partitions rename to gone`);
    try {
      expect((await runDueChores()).partitions).toBe("failed");
      const failed = (await listChores(admin)).find(({ name }) => name === "partitions");
      expect(failed?.last?.outcome).toBe("failed");
      later(9);
      expect((await runDueChores()).partitions).toBe("skipped");
    } finally {
      await db().execute(sql`alter function gone rename to create_monthly_partitions`);
    }
    later(2);
    expect((await runDueChores()).partitions).toBe("done");
  });

  it("one that another process holds is left to it, until that process must be dead", async () => {
    const held = { holder: "other", held_since: clock.now().toISOString(), last: null };
    await db().execute(
      sql`insert into settings (name, value) values ('chore:partitions', ${sql`${JSON.stringify(held)}::text::jsonb`})`,
    );
    expect(await runChore("partitions")).toBe("skipped");
    expect((await listChores(admin)).find(({ name }) => name === "partitions")?.is_running).toBe(true);
    later(61);
    expect(await runChore("partitions")).toBe("done");
  });
});

describe("retention", () => {
  const old = async (owner: Actor, days: number, is_archived = true) => {
    const { conversation_id } = await createConversation(owner, {});
    const then = sql`now() - make_interval(days => ${days}::int)`;
    await db().execute(sql`update conversations set is_archived = ${is_archived}, updated_at = ${then}
      where conversation_id = ${conversation_id}`);
    return conversation_id;
  };
  const isDeleted = async (conversation_id: string) => {
    const [row] = await db().execute(
      sql`select deleted_at from conversations where conversation_id = ${conversation_id}`,
    );
    return row === undefined || row.deleted_at !== null;
  };

  it("is off until an administrator turns it on, and then runs as a chore", async () => {
    const ada = await createActor();
    const conversation_id = await old(ada, 40);
    await runChore("retention");
    expect(await isDeleted(conversation_id)).toBe(false);
    await expect(saveRetention(ada, { is_on: true, days: 30 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await saveRetention(admin, { is_on: true, days: 30 });
    await runChore("retention");
    expect(await isDeleted(conversation_id)).toBe(true);
    const chore = (await listChores(admin)).find(({ name }) => name === "retention");
    expect(chore?.last).toMatchObject({ outcome: "done", count: 1 });
  });
});
