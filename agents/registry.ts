import { singleton } from "../lib/core/process/singleton.ts";
import coding from "./coding/agent.ts";
import type { AgentDefinition } from "./define.ts";
import file from "./file/agent.ts";
import general from "./general/agent.ts";
import orchestrator from "./orchestrator/agent.ts";
import web from "./web/agent.ts";

const registered = singleton(
  "system-agents",
  () =>
    new Map<string, AgentDefinition>([orchestrator, general, coding, web, file].map((agent) => [agent.name, agent])),
);

/** The system agents by name: ours, and those of plug-ins. Agents meet only here. */
export const systemAgents: ReadonlyMap<string, AgentDefinition> = registered;

export const ORCHESTRATOR = orchestrator;

/** Adds a plug-in's agent. Answers false where the name is taken: nobody replaces an agent. */
export function addSystemAgent(agent: AgentDefinition): boolean {
  if (registered.has(agent.name)) return false;
  registered.set(agent.name, agent);
  return true;
}

/** Puts a plug-in's tool into the hands of a system agent. Answers false where there is no such agent. */
export function giveTool(agent_name: string, tool_name: string): boolean {
  const agent = registered.get(agent_name);
  if (!agent) return false;
  registered.set(agent_name, { ...agent, tools: [...agent.tools, tool_name] });
  return true;
}
