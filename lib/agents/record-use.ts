import type { Db } from "../../db/client.ts";
import { countToolUse } from "../../db/queries/agents/agent-tools.ts";
import { countAgentUse } from "../../db/queries/agents/agents.ts";
import { addToolUsage } from "../../db/queries/operation/tool-usage.ts";
import { clock } from "../core/clock.ts";
import type { ToolResult } from "../protocol/contract/messages.ts";

/** Counts a run an agent has ended, in the transaction that ends it. `seconds` is how long the person waited. */
export async function recordAgentUse(
  tx: Db,
  agent_id: string,
  use: { success: boolean; seconds: number },
): Promise<void> {
  await countAgentUse(tx, agent_id, { ...use, at: clock.now() });
}

/** Counts a tool call, in the transaction that finishes it; a tool the agent no longer has is not counted. */
export async function recordToolUse(tx: Db, agent_id: string, tool_name: string): Promise<void> {
  await countToolUse(tx, agent_id, tool_name, clock.now());
}

/** Counts a tool call on its person's line of today (UTC), in the transaction that finishes it. */
export async function countToolCall(
  tx: Db,
  user_id: string,
  tool_name: string,
  { success, execution_time }: Pick<ToolResult, "success" | "execution_time">,
): Promise<void> {
  const day = clock.now().toISOString().slice(0, 10);
  const milliseconds = Math.round(execution_time * 1000);
  await addToolUsage(tx, { user_id, day, tool_name, calls: 1, failures: success ? 0 : 1, milliseconds });
}
