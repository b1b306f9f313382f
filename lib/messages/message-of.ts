import type { MessageWithRun } from "../../db/queries/conversations/messages.ts";
import type { Message, MessageToolCall } from "../protocol/contract/messages.ts";
import { isTerminal } from "../protocol/view.ts";

/** A message's row with its run as clients see it; while the run is at work, with the text and tool calls so far. */
export function messageOf(row: MessageWithRun, live_calls: MessageToolCall[]): Message {
  const { user_id: _user, search: _search, ...message } = row.message;
  const run = row.run?.run_id ? row.run : null;
  const isOpen = run !== null && !isTerminal(run.status);
  const isResting = run?.status === "queued" && run.not_before !== null;
  return {
    ...message,
    content: isOpen ? run.draft : message.content,
    tool_calls: isOpen ? live_calls : message.tool_calls,
    timestamp: message.timestamp.toISOString(),
    run_id: run?.run_id ?? null,
    version: message.edit_count + 1,
    run: run && {
      run_id: run.run_id,
      status: run.status,
      analysis: run.analysis,
      agent_name: row.agent_name,
      error: isResting || run.error_code === null ? null : { code: run.error_code, message: run.error_message ?? "" },
      retry: isResting && run.not_before ? { at: run.not_before.toISOString(), reason: run.error_message ?? "" } : null,
    },
  };
}
