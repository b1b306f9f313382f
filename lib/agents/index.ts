export type { SystemAgentDefinition, SystemToolDefinition } from "./definitions.ts";
export { type AgentRow, type AgentTool, findSystemAgent, getAgentRow, listAgentTools } from "./get-agent-row.ts";
export { listAgents } from "./list-agents.ts";
export { listUsableAgents, type UsableAgent } from "./list-usable-agents.ts";
export { recordAgentUse, recordToolUse } from "./record-use.ts";
export { syncAgents } from "./sync-agents.ts";
export { syncTools } from "./sync-tools.ts";
