import coding from "./coding/agent.ts";
import type { AgentDefinition } from "./define.ts";
import file from "./file/agent.ts";
import general from "./general/agent.ts";
import orchestrator from "./orchestrator/agent.ts";
import web from "./web/agent.ts";

/** The system agents by name. Agents meet only here. */
export const systemAgents: ReadonlyMap<string, AgentDefinition> = new Map(
  [orchestrator, general, coding, web, file].map((agent) => [agent.name, agent]),
);

export const ORCHESTRATOR = orchestrator;
