import type { ToolCallRow } from "../../db/queries/runs.ts";
import type { MessageToolCall } from "../protocol/contract/messages.ts";

/** A tool call's row as it is shown with its message. */
export const toolCallOf = (row: ToolCallRow): MessageToolCall => ({
  call_id: row.call_id,
  tool_name: row.tool_name,
  agent_name: row.agent_name,
  tool_input: row.input,
  offset: row.offset,
  status: row.status,
  result: row.result,
  started_at: row.started_at.toISOString(),
});
