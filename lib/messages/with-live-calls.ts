import type { Db } from "../../db/client.ts";
import { listToolCallsOfMessages, type MessageWithRun } from "../../db/queries/conversations/messages.ts";
import { listApprovalsOfRuns } from "../../db/queries/runs/approvals.ts";
import type { Message } from "../protocol/contract/messages.ts";
import { isTerminal } from "../protocol/view.ts";
import { messageOf } from "./message-of.ts";
import { toolCallOf } from "./tool-call-of.ts";

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
