import type { AgentRow } from "../../db/queries/agents.ts";
import type { Agent } from "../protocol/contract/agents.ts";

/** A row as the API shows it; the instruction stays here. */
export const agentOf = (row: AgentRow): Agent => ({
  agent_id: row.agent_id,
  name: row.name,
  display_name: row.display_name,
  description: row.description,
  agent_type: row.agent_type,
  is_system_agent: row.is_system_agent,
  status: row.status,
  capabilities: row.capabilities ?? [],
  usage_count: row.usage_count,
  success_rate: row.success_rate,
  average_response_time: row.average_response_time,
  last_used_at: row.last_used_at?.toISOString() ?? null,
});
