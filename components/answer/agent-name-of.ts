import type { Agent } from "@/lib/protocol/contract/agents";
import type { MessageView } from "@/lib/protocol/view";

/** Who answers: the one at work, else the one that was chosen, else the one the message is stored for. */
export function agentNameOf(message: MessageView, agents: Agent[]): string {
  const working = message.run?.agents.find((agent) => agent.depth === 0);
  const stored = agents.find((agent) => agent.agent_id === message.agent_id);
  return working?.agent_name ?? message.run?.analysis?.agent_name ?? stored?.name ?? "general_agent";
}
