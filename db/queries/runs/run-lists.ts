import { and, asc, count, desc, eq, gt, gte, isNull, lt, type SQL, sql } from "drizzle-orm";
import { idAt } from "../../../lib/core/ids.ts";
import type { RunSort } from "../../../lib/protocol/contract/runs.ts";
import type { Db } from "../../client.ts";
import { conversations, runs } from "../../schema/index.ts";
import { withLimit } from "../../with-limit.ts";
import type { RunRow } from "./runs.ts";

export interface RunFilter {
  user_id: string;
  conversation_id?: string | undefined;
  status?: RunRow["status"] | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

/** Spelled out, or plans made for any status would not see the indexes made for some. */
const STATUS: Record<RunRow["status"], SQL> = {
  queued: sql`'queued'`,
  running: sql`'running'`,
  waiting_approval: sql`'waiting_approval'`,
  completed: sql`'completed'`,
  failed: sql`'failed'`,
  cancelled: sql`'cancelled'`,
};

function matching({ user_id, conversation_id, status, from, to }: RunFilter): SQL | undefined {
  return and(
    eq(runs.user_id, user_id),
    conversation_id === undefined ? undefined : eq(runs.conversation_id, conversation_id),
    status && sql`${runs.status} = ${STATUS[status]}`,
    from && gte(runs.run_id, idAt(from)),
    to && lt(runs.run_id, idAt(to)),
    isNull(conversations.deleted_at),
  );
}

interface RunPage {
  sort: RunSort;
  /** The last run that the reader has seen. */
  after: string | null;
  limit: number;
  offset: number;
}

/** A person's runs in conversations that are not deleted. The id is a run's age, and what both indexes of the list end in. */
export async function listRunRows(
  db: Db,
  filter: RunFilter,
  { sort, after, limit, offset }: RunPage,
): Promise<RunRow[]> {
  const [inOrder, isBehind] = sort === "created_at" ? [asc, gt] : [desc, lt];
  const rows = await db
    .select({ run: runs })
    .from(runs)
    .innerJoin(conversations, eq(conversations.conversation_id, runs.conversation_id))
    .where(and(matching(filter), after === null ? undefined : isBehind(runs.run_id, after)))
    .orderBy(withLimit(inOrder(runs.run_id), limit))
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
    .orderBy(withLimit(desc(runs.run_id), most))
    .as("counted");
  const [row] = await db.select({ total: count() }).from(counted);
  return row?.total ?? 0;
}
