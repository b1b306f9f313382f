import { db } from "../../db/client.ts";
import { listAgentDays } from "../../db/queries/agents/agents.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { idAt } from "../core/ids.ts";
import type { AgentStatistics } from "../protocol/contract/agents.ts";
import { getAgent } from "./list-agents.ts";

const DAY_MS = 86_400_000;

/** What is counted of an agent, and the actor's own runs of the last `days` days, today among them. Throws NOT_FOUND. */
export async function getAgentStatistics(actor: Actor, agent_id: string, days: number): Promise<AgentStatistics> {
  const { usage_count, success_rate, average_response_time, last_used_at } = await getAgent(actor, agent_id);
  const today = Math.floor(clock.now().getTime() / DAY_MS) * DAY_MS;
  const from = idAt(new Date(today - (days - 1) * DAY_MS));
  const rows = await listAgentDays(db(), actor.user_id, agent_id, from);
  return { agent_id, usage_count, success_rate, average_response_time, last_used_at, days: [...rows] };
}
