import type { AgentRow } from "../../db/queries/agents/agents.ts";
import type { Actor } from "../core/actor.ts";
import { type Agent, agentParametersSchema } from "../protocol/contract/agents.ts";

/** A row as the API shows it to the actor: the instruction and what was set only of their own. */
export function agentOf(row: AgentRow, actor: Pick<Actor, "user_id">): Agent {
  const is_own = row.user_id === actor.user_id;
  return {
    agent_id: row.agent_id,
    name: row.name,
    display_name: row.display_name,
    description: row.description,
    agent_type: row.agent_type,
    is_system_agent: row.is_system_agent,
    is_own,
    status: row.status,
    capabilities: row.capabilities ?? [],
    instruction: is_own ? row.instruction : null,
    model_id: is_own ? row.model_id : null,
    team: is_own ? row.team : null,
    parameters: is_own ? parametersOf(row) : {},
    usage_count: row.usage_count,
    success_rate: row.success_rate,
    average_response_time: row.average_response_time,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** What was set of an agent; of a row that somebody wrote by hand what can be used is not known, and nothing is. */
export function parametersOf({ parameters }: Pick<AgentRow, "parameters">): Agent["parameters"] {
  const read = agentParametersSchema.safeParse(parameters ?? {});
  return read.success ? read.data : {};
}
