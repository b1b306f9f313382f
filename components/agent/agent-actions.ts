import type { z } from "zod";
import type { Action } from "@/components/shell/actions";
import type { Agent, createAgentBody, updateAgentBody } from "@/lib/protocol/contract/agents";
import type { AgentTool, ToolConfiguration } from "@/lib/protocol/contract/tools";

interface ToolPlace {
  agent_id: string;
  tool_id: string;
}

export interface AgentActions {
  createAgent: Action<z.input<typeof createAgentBody>, Agent>;
  updateAgent: Action<{ agent_id: string; if_match?: number } & z.input<typeof updateAgentBody>, Agent>;
  deleteAgent: Action<{ agent_id: string }, null>;
  duplicateAgent: Action<{ agent_id: string }, Agent>;
  listAgentTools: Action<{ agent_id: string }, AgentTool[]>;
  addAgentTool: Action<ToolPlace & { configuration: ToolConfiguration }, AgentTool>;
  updateAgentTool: Action<ToolPlace & { is_enabled?: boolean; configuration?: ToolConfiguration }, AgentTool>;
}
