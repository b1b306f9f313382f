import { AGENT_TYPES, type AgentType } from "../../protocol/contract/queue.ts";

/** The seed's name for the kind of an agent: `coding_agent` is `coding`; one that a person made is `custom`. */
export function agentTypeOf(agent_name: string): AgentType {
  const kind = agent_name.replace(/_agent$/, "");
  return AGENT_TYPES.find((type) => type === kind) ?? "custom";
}
