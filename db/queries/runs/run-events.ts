import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Fact, FactType, NewFact } from "../../../lib/protocol/events.ts";
import type { Db, Transaction } from "../../client.ts";
import { conversations, messages, runEvents } from "../../schema/index.ts";

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

/** The facts after `seq`, in order, at most `limit`; those of deleted messages without what was said in them. */
export async function listFactsAfter(db: Db, conversation_id: string, seq: number, limit: number): Promise<Fact[]> {
  const rows = await db
    .select({ type: runEvents.type, seq: runEvents.seq, data: runEvents.data, timestamp: runEvents.timestamp })
    .from(runEvents)
    .where(and(eq(runEvents.conversation_id, conversation_id), gt(runEvents.seq, seq)))
    .orderBy(asc(runEvents.seq))
    .limit(limit);
  return await withoutDeleted(db, rows.map(toFact));
}

/** Facts are never changed: what a deleted message said is left out when they are read again. */
async function withoutDeleted(db: Db, facts: Fact[]): Promise<Fact[]> {
  const told = facts.flatMap((fact) => messageToldOf(fact) ?? []);
  if (told.length === 0) return facts;
  const deleted = await db
    .select({ message_id: messages.message_id })
    .from(messages)
    .where(and(inArray(messages.message_id, [...new Set(told)]), eq(messages.is_deleted, true)));
  const gone = new Set(deleted.map(({ message_id }) => message_id));
  return gone.size === 0 ? facts : facts.map((fact) => (gone.has(messageToldOf(fact) ?? "") ? silenced(fact) : fact));
}

/** The message whose words a fact carries. */
function messageToldOf(fact: Fact): string | null {
  return silenced(fact) === fact || !("message_id" in fact.data) ? null : (fact.data.message_id ?? null);
}

function silenced(fact: Fact): Fact {
  switch (fact.type) {
    case "user_message":
      return { ...fact, data: { ...fact.data, content: "", attachments: [] } };
    case "message_complete":
      return { ...fact, data: { ...fact.data, final_content: "", metadata: {} } };
    case "message_update": {
      const { content: _content, attachments: _attachments, restored: _restored, ...data } = fact.data;
      return { ...fact, data };
    }
    case "tool_call":
    case "approval_request":
      return { ...fact, data: { ...fact.data, tool_input: null } } as Fact;
    case "tool_result":
      return { ...fact, data: { ...fact.data, result: null, error: null, metadata: {} } };
    case "agent_start":
      return fact.data.task === undefined ? fact : { ...fact, data: { ...fact.data, task: "" } };
    default:
      return fact;
  }
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
