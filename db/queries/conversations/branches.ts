import { and, asc, eq, gt, sql } from "drizzle-orm";
import { idAt, timeOf } from "../../../lib/core/ids.ts";
import type { Attachment } from "../../../lib/protocol/contract/messages.ts";
import type { Db, Transaction } from "../../client.ts";
import { messages, runs } from "../../schema/index.ts";

/** Every message of a conversation that is not deleted, oldest first, without its words. */
export const listThread = (db: Db, conversation_id: string) =>
  db
    .select({
      message_id: messages.message_id,
      role: messages.role,
      parent_message_id: messages.parent_message_id,
      attachments: messages.attachments,
      /** It says something, or did. */
      has_content: sql<boolean>`(${messages.content} <> '' or ${messages.tool_calls} is not null or ${messages.attachments} is not null)`,
      /** The state of the run that writes it. */
      status: runs.status,
    })
    .from(messages)
    .leftJoin(runs, eq(runs.assistant_message_id, messages.message_id))
    .where(
      and(
        eq(messages.conversation_id, conversation_id),
        eq(messages.is_deleted, false),
        // Keeps older partitions out of the plan: ids sort by time.
        gt(messages.message_id, idAt(new Date(timeOf(conversation_id).getTime() - 1000))),
      ),
    )
    .orderBy(asc(messages.message_id));

export type ThreadRow = Awaited<ReturnType<typeof listThread>>[number];

export interface MessageCopy {
  /** The message that is copied. */
  origin: string;
  message_id: string;
  parent: string | null;
  attachments: Attachment[] | null;
}

/** Copies messages into another conversation of the same person, with their times; what they said before edits stays behind. */
export async function copyMessages(
  tx: Transaction,
  to: { conversation_id: string; user_id: string },
  copies: MessageCopy[],
): Promise<void> {
  await tx.execute(sql`
    insert into messages (message_id, role, content, content_type, model_metadata, tool_calls, attachments, timestamp,
      conversation_id, user_id, agent_id, parent_message_id, search)
    select given.message_id, said.role, said.content, said.content_type, said.model_metadata, said.tool_calls,
      given.attachments, said.timestamp, ${to.conversation_id}, said.user_id, said.agent_id, given.parent, said.search
    from json_to_recordset(${JSON.stringify(copies)}::json)
      as given (origin uuid, message_id uuid, parent uuid, attachments jsonb)
    join messages said on said.message_id = given.origin and said.user_id = ${to.user_id}`);
}
