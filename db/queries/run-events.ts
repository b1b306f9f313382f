import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Fact, FactType, NewFact } from "../../lib/protocol/events.ts";
import type { Db, Transaction } from "../client.ts";
import { conversations, runEvents } from "../schema/index.ts";

/**
 * Numbers the facts within their conversation and stores them, in one statement; the row lock on the conversation keeps
 * the order.
 */
export async function appendFacts(
  tx: Transaction,
  conversation_id: string,
  run_id: string | null,
  facts: NewFact[],
): Promise<Fact[]> {
  if (facts.length === 0) return [];
  const timestamp = new Date();
  const [row] = await tx.execute<{ first: number }>(sql`
    with numbered as (
      update ${conversations} set last_seq = last_seq + ${facts.length}
      where conversation_id = ${conversation_id} returning last_seq - ${facts.length} as before
    ), stored as (
      insert into ${runEvents} (conversation_id, seq, run_id, type, data, timestamp)
      select ${conversation_id}::uuid, before + place, ${run_id}::uuid, fact ->> 'type', fact -> 'data', ${timestamp.toISOString()}::timestamptz
      from numbered, json_array_elements(${JSON.stringify(facts)}::json) with ordinality as given (fact, place)
    )
    select (before + 1)::float8 as first from numbered`);
  if (!row) return [];
  return facts.map(({ type, data }, index) => toFact({ type, seq: row.first + index, data, timestamp }));
}

type EventRow = Pick<typeof runEvents.$inferSelect, "type" | "seq" | "data" | "timestamp">;

/** Rows hold only what `appendFacts` wrote, so their data is that of their type. */
const toFact = (row: EventRow): Fact =>
  ({ type: row.type as FactType, seq: row.seq, data: row.data, timestamp: row.timestamp.toISOString() }) as Fact;

/** The seq of a conversation's newest fact (0 where there is none), with the title it has then. */
export async function findLastSeq(
  db: Db,
  conversation_id: string,
): Promise<{ last_seq: number; title: string | null }> {
  const [row] = await db
    .select({ last_seq: conversations.last_seq, title: conversations.title })
    .from(conversations)
    .where(eq(conversations.conversation_id, conversation_id));
  return row ?? { last_seq: 0, title: null };
}

/** The facts after `seq`, in order, at most `limit`. */
export async function listFactsAfter(db: Db, conversation_id: string, seq: number, limit: number): Promise<Fact[]> {
  const rows = await db
    .select({ type: runEvents.type, seq: runEvents.seq, data: runEvents.data, timestamp: runEvents.timestamp })
    .from(runEvents)
    .where(and(eq(runEvents.conversation_id, conversation_id), gt(runEvents.seq, seq)))
    .orderBy(asc(runEvents.seq))
    .limit(limit);
  return rows.map(toFact);
}

/** The facts of some types of some runs, in order. */
export async function listFactsOfRuns(db: Db, run_ids: string[], types: FactType[]): Promise<Fact[]> {
  if (run_ids.length === 0) return [];
  const rows = await db
    .select({ type: runEvents.type, seq: runEvents.seq, data: runEvents.data, timestamp: runEvents.timestamp })
    .from(runEvents)
    .where(and(inArray(runEvents.run_id, run_ids), inArray(runEvents.type, types)))
    .orderBy(asc(runEvents.seq));
  return rows.map(toFact);
}
