import type { RunRow } from "../../db/queries/runs/runs.ts";
import type { Run } from "../protocol/contract/runs.ts";

/** A run's row as clients see it. */
export const runOf = (row: RunRow): Run => ({
  run_id: row.run_id,
  conversation_id: row.conversation_id,
  user_message_id: row.user_message_id,
  assistant_message_id: row.assistant_message_id,
  status: row.status,
  agent_id: row.agent_id,
  usage: row.usage,
  error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? "" },
  created_at: row.created_at.toISOString(),
  started_at: row.started_at?.toISOString() ?? null,
  finished_at: row.finished_at?.toISOString() ?? null,
});
