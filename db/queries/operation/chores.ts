import { eq, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { settings } from "../../schema/index.ts";

/** What is kept of a chore. Times are ISO 8601. */
export interface ChoreRecord {
  /** Whoever does it now; null while nobody does. */
  holder: string | null;
  held_since: string | null;
  last: {
    started_at: string;
    finished_at: string;
    outcome: "done" | "failed";
    count: number | null;
  } | null;
}

interface Claim {
  name: string;
  holder: string;
  now: Date;
  /** It is due when its last run began before this; undefined: due in any case. */
  due_before?: Date | undefined;
  /** For one whose last run failed. */
  retry_before?: Date | undefined;
  /** A holder from before this is taken for dead. */
  dead_before: Date;
}

const keyOf = (name: string): string => `chore:${name}`;
const instant = (path: ReturnType<typeof sql>) => sql`(${path})::timestamptz`;
const iso = (time: Date) => sql`${time.toISOString()}::text::timestamptz`;

/** Takes a chore that is due and that nobody does: true for one of all the processes that try. */
export async function claimChore(db: Db, claim: Claim): Promise<boolean> {
  const { name, holder, now, due_before, retry_before = due_before, dead_before } = claim;
  const value: ChoreRecord = { holder, held_since: now.toISOString(), last: null };
  const heldSince = instant(sql`${settings.value}->>'held_since'`);
  const startedAt = instant(sql`${settings.value}->'last'->>'started_at'`);
  const isFree = sql`(${settings.value}->>'holder' is null or ${heldSince} < ${iso(dead_before)})`;
  const isDue =
    due_before && retry_before
      ? sql`coalesce(${startedAt} <= case ${settings.value}->'last'->>'outcome'
          when 'failed' then ${iso(retry_before)} else ${iso(due_before)} end, true)`
      : sql`true`;
  const rows = await db
    .insert(settings)
    .values({ name: keyOf(name), value })
    .onConflictDoUpdate({
      target: settings.name,
      set: {
        value: sql`excluded.value || jsonb_build_object('last', ${settings.value}->'last')`,
        updated_at: sql`now()`,
      },
      setWhere: sql`${isFree} and ${isDue}`,
    })
    .returning({ name: settings.name });
  return rows.length > 0;
}

/** Writes down how it went, unless another has taken the chore over meanwhile. */
export const finishChore = (db: Db, name: string, holder: string, last: NonNullable<ChoreRecord["last"]>) => {
  const value: ChoreRecord = { holder: null, held_since: null, last };
  return db
    .update(settings)
    .set({ value, updated_at: sql`now()` })
    .where(sql`${eq(settings.name, keyOf(name))} and ${settings.value}->>'holder' = ${holder}`);
};

/** What is kept of chores, by name; parse it before use. */
export async function listChoreRecords(db: Db): Promise<Map<string, unknown>> {
  const rows = await db.select().from(settings).where(sql`${settings.name} like 'chore:%'`);
  return new Map(rows.map(({ name, value }) => [name.slice(keyOf("").length), value]));
}
