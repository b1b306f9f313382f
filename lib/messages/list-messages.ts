import type { Db } from "../../db/client.ts";
import { db } from "../../db/client.ts";
import { listApprovalsOfRuns } from "../../db/queries/approvals.ts";
import {
  countMessages,
  listMessagesPage,
  listToolCallsOfMessages,
  type MessageWithRun,
} from "../../db/queries/messages.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import type { ListMessagesQuery, Message } from "../protocol/contract/messages.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { isTerminal } from "../protocol/view.ts";
import { messageOf } from "./message-of.ts";
import { toolCallOf } from "./tool-call-of.ts";

/** The messages of a conversation, oldest first unless asked otherwise. */
export async function listMessages(
  actor: Actor,
  conversation_id: string,
  query: ListMessagesQuery,
): Promise<Page<Message>> {
  const conversation = await getConversation(actor, conversation_id);
  const { page, per_page, order } = query;
  const place = { conversation_id, created_at: new Date(conversation.created_at) };
  const [rows, total] = await Promise.all([
    listMessagesPage(db(), place, { limit: per_page, offset: (page - 1) * per_page, order }),
    countMessages(db(), place),
  ]);
  return pageOf(await withLiveCalls(db(), rows), total, page, per_page);
}

/** Rows as messages; open runs get their tool calls from the rows of the calls themselves. */
export async function withLiveCalls(connection: Db, rows: MessageWithRun[]): Promise<Message[]> {
  const open = rows.filter((row) => row.run?.run_id && !isTerminal(row.run.status));
  const calls = await listToolCallsOfMessages(
    connection,
    open.map((row) => row.message.message_id),
  );
  const approvals = await listApprovalsOfRuns(connection, [...new Set(calls.map((call) => call.run_id))]);
  const asked = new Map(approvals.map((approval) => [approval.call_id, approval]));
  return rows.map((row) => {
    const own = calls.filter((call) => call.message_id === row.message.message_id);
    return messageOf(
      row,
      own.map((call) => toolCallOf(call, asked.get(call.call_id))),
    );
  });
}
