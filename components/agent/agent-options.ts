import type { ModelOption } from "@/components/shell/chat-data";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { Tool } from "@/lib/protocol/contract/tools";
import type { AgentActions } from "./agent-actions";

/** What the agents page knows, for all its parts. */
export interface AgentOptions {
  agents: Agent[];
  tools: Tool[];
  models: ModelOption[];
  /** Administrators share agents and switch those of the system on and off. */
  isSuperuser: boolean;
  actions: AgentActions;
}
