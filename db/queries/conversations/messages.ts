import { and, asc, desc, eq, gt, inArray, lt, lte, sql } from "drizzle-orm";
import { idAt } from "../../../lib/core/ids.ts";
import type { Db, Transaction } from "../../client.ts";
import { agents, messages, runs, toolCalls } from "../../schema/index.ts";
import { searchVector } from "../../search.ts";

export type MessageRow = typeof messages.$inferSelect;
/** `tokens` are those of the content, for search. */
export type NewMessage = Omit<typeof messages.$inferInsert, "search"> & { tokens: string[] };

/** A conversation's messages are younger than it: bounding the id keeps older partitions out of the plan. */
const ofConversation = (conversation: { conversation_id: string; created_at: Date }) =>
  and(
    eq(messages.conversation_id, conversation.conversation_id),
    gt(messages.message_id, idAt(new Date(conversation.created_at.getTime() - 1000))),
    lt(messages.message_id, idAt(new Date(Date.now() + 60_000))),
  );

export async function insertMessages(tx: Transaction, rows: NewMessage[]): Promise<void> {
  await tx.insert(messages).values(rows.map(({ tokens, ...row }) => ({ ...row, search: searchVector(tokens) })));
}

const withRun = (db: Db) =>
  db
    .select({
      message: messages,
      run: {
        run_id: runs.run_id,
        status: runs.status,
        analysis: runs.analysis,
        error_code: runs.error_code,
        error_message: runs.error_message,
        draft: runs.draft,
        not_before: runs.not_before,
      },
      agent_name: agents.name,
    })
    .from(messages)
    .leftJoin(runs, eq(runs.assistant_message_id, messages.message_id))
    .leftJoin(agents, eq(agents.agent_id, runs.agent_id));

export type MessageWithRun = Awaited<ReturnType<typeof listMessagesPage>>[number];

export const listMessagesPage = (
  db: Db,
  conversation: { conversation_id: string; created_at: Date },
  page: { limit: number; offset: number; order: "asc" | "desc" },
) =>
  withRun(db)
    .where(and(ofConversation(conversation), eq(messages.is_deleted, false)))
    .orderBy(page.order === "asc" ? asc(messages.message_id) : desc(messages.message_id))
    .limit(page.limit)
    .offset(page.offset);

/** The newest messages before a message (or the newest of all), newest first. */
export const listMessagesBefore = (
  db: Db,
  conversation: { conversation_id: string; created_at: Date },
  before: string | null,
  limit: number,
): Promise<MessageWithRun[]> =>
  withRun(db)
    .where(
      and(
        ofConversation(conversation),
        eq(messages.is_deleted, false),
        before === null ? undefined : lt(messages.message_id, before),
      ),
    )
    .orderBy(desc(messages.message_id))
    .limit(limit);

/** The messages behind one, as the list is read, or those before it. */
export async function listMessagesNear(
  db: Db,
  conversation: { conversation_id: string; created_at: Date },
  near: { message_id: string; side: "behind" | "before"; order: "asc" | "desc" },
  limit: number,
): Promise<MessageWithRun[]> {
  const isUpwards = (near.order === "asc") === (near.side === "behind");
  const { message_id } = messages;
  const beyond = isUpwards ? gt(message_id, near.message_id) : lt(message_id, near.message_id);
  const rows = await withRun(db)
    .where(and(ofConversation(conversation), eq(messages.is_deleted, false), beyond))
    .orderBy(isUpwards ? asc(message_id) : desc(message_id))
    .limit(limit);
  return near.side === "behind" ? rows : rows.toReversed();
}

/** What a model is told of a message and those before it, newest first: the words, and who wrote them. */
export const listTurns = (
  db: Db,
  conversation: { conversation_id: string; created_at: Date },
  message_id: string,
  limit: number,
) =>
  db
    .select({
      message_id: messages.message_id,
      parent_message_id: messages.parent_message_id,
      role: messages.role,
      content: messages.content,
      attachments: messages.attachments,
      agent_name: agents.name,
      /** The tools that were called for it. */
      tool_names: sql<string[] | null>`jsonb_path_query_array(tool_calls, '$[*].tool_name')`,
      has_read_untrusted: sql<boolean>`coalesce(model_metadata @> '{"has_read_untrusted": true}', false)`,
    })
    .from(messages)
    .leftJoin(agents, eq(agents.agent_id, messages.agent_id))
    .where(and(ofConversation(conversation), eq(messages.is_deleted, false), lte(messages.message_id, message_id)))
    .orderBy(desc(messages.message_id))
    .limit(limit);

export type TurnRow = Awaited<ReturnType<typeof listTurns>>[number];

export const findMessage = async (db: Db, message_id: string): Promise<MessageWithRun | undefined> => {
  const [row] = await withRun(db).where(eq(messages.message_id, message_id)).limit(1);
  return row;
};

/** The tool calls of messages, in the order they were made. */
export const listToolCallsOfMessages = (db: Db, message_ids: string[]) =>
  message_ids.length === 0
    ? Promise.resolve([])
    : db.select().from(toolCalls).where(inArray(toolCalls.message_id, message_ids)).orderBy(asc(toolCalls.call_id));

/** Writes what a run made of its assistant message. */
export async function completeMessage(
  tx: Transaction,
  message_id: string,
  {
    tokens,
    ...written
  }: Pick<MessageRow, "content" | "model_metadata" | "tool_calls" | "agent_id"> & { tokens: string[] },
): Promise<void> {
  await tx
    .update(messages)
    .set({ ...written, search: searchVector(tokens), timestamp: sql`now()` })
    .where(eq(messages.message_id, message_id));
}
