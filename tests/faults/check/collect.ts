import type { Sql } from "postgres";
import type { Stored } from "./evidence.ts";

/** Reads all rows of a conversation, from one snapshot. */
export const collect = (sql: Sql, conversation_id: string): Promise<Stored> =>
  sql.begin("isolation level repeatable read read only", async (tx) => {
    const [conversation] = await tx<Pick<Stored, "last_seq" | "message_count">[]>`
      select last_seq::int, message_count from conversations where conversation_id = ${conversation_id}`;
    if (!conversation) throw new Error(`conversation ${conversation_id} is gone`);
    const messages = await tx<Stored["messages"]>`
      select message_id, role, content, parent_message_id, is_deleted from messages
      where conversation_id = ${conversation_id} order by message_id`;
    const runs = await tx<Stored["runs"]>`
      select run_id, user_message_id, assistant_message_id, client_message_id, retry_of, status, fence, lease_owner, usage,
        error_code from runs where conversation_id = ${conversation_id} order by run_id`;
    const ids = runs.map((run) => run.run_id);
    const steps = await tx<Stored["steps"]>`
      select run_id, step_id, branch, index, kind, output, usage, started_at, finished_at from run_steps
      where run_id = any(${ids}) order by run_id, branch, index`;
    const calls = await tx<Stored["calls"]>`
      select call_id, run_id, step_id, tool_name, status, input, result, started_at, finished_at from tool_calls
      where run_id = any(${ids}) order by call_id`;
    const approvals = await tx<Stored["approvals"]>`
      select approval_id, call_id, run_id, status, used_at from approvals where run_id = any(${ids})`;
    const rows = await tx<(Omit<Stored["events"][number], "wire"> & { timestamp: Date })[]>`
      select seq::int, run_id, type, data, timestamp from run_events
      where conversation_id = ${conversation_id} order by seq`;
    const events = rows.map(({ seq, run_id, type, data, timestamp }) => ({
      seq,
      run_id,
      type,
      data,
      wire: JSON.stringify({ type, seq, data, timestamp: timestamp.toISOString() }),
    }));
    return { conversation_id, ...conversation, messages, runs, steps, calls, approvals, events };
  });
