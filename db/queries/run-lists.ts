import { and, count, desc, eq, gte, isNull, lt, type SQL, sql } from "drizzle-orm";
import { idAt } from "../../lib/core/ids.ts";
import type { Db } from "../client.ts";
import { conversations, runs } from "../schema/index.ts";
import type { RunRow } from "./runs.ts";

export interface RunFilter {
  user_id: string;
  conversation_id?: string | undefined;
  status?: RunRow["status"] | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

function matching({ user_id, conversation_id, status, from, to }: RunFilter): SQL | undefined {
  return and(
    eq(runs.user_id, user_id),
    conversation_id === undefined ? undefined : eq(runs.conversation_id, conversation_id),
    status && eq(runs.status, status),
    from && gte(runs.run_id, idAt(from)),
    to && lt(runs.run_id, idAt(to)),
    isNull(conversations.deleted_at),
  );
}

/** A person's runs, newest first, in conversations that are not deleted. */
export async function listRunRows(
  db: Db,
  filter: RunFilter,
  { before, limit, offset }: { before: string | null; limit: number; offset: number },
): Promise<RunRow[]> {
  const rows = await db
    .select({ run: runs })
    .from(runs)
    .innerJoin(conversations, eq(conversations.conversation_id, runs.conversation_id))
    .where(and(matching(filter), before === null ? undefined : lt(runs.run_id, before)))
    .orderBy(desc(runs.run_id))
    .limit(limit)
    .offset(offset);
  return rows.map(({ run }) => run);
}

/** How many there are, counted up to `most`. */
export async function countRunRows(db: Db, filter: RunFilter, most: number): Promise<number> {
  const counted = db
    .select({ one: sql`1`.as("one") })
    .from(runs)
    .innerJoin(conversations, eq(conversations.conversation_id, runs.conversation_id))
    .where(matching(filter))
    .limit(most)
    .as("counted");
  const [row] = await db.select({ total: count() }).from(counted);
  return row?.total ?? 0;
}
