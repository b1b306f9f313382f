import type { Actor } from "../../lib/core/actor.ts";
import { listUsableHttpTools } from "../../lib/http-services/index.ts";
import { listUsableMcpTools } from "../../lib/mcp/index.ts";
import type { ToolDefinition } from "../tools/define-tool.ts";
import { toolFromHttpService } from "./tool-from-http-service.ts";
import { toolFromMcp } from "./tool-from-mcp.ts";

/** A tool of a server or service that a person added, with the agents that were named for it (null: the usual ones). */
export interface OutsideTool {
  name: string;
  agent_ids: string[] | null;
  definition: ToolDefinition;
}

/** All of a person's, each name once. */
export async function listOutsideTools(actor: Actor): Promise<OutsideTool[]> {
  const [mcp, http] = await Promise.all([listUsableMcpTools(actor), listUsableHttpTools(actor)]);
  const all = [
    ...http.map((tool) => ({ ...about(tool), definition: toolFromHttpService(tool) })),
    ...mcp.map((tool) => ({ ...about(tool), definition: toolFromMcp(tool) })),
  ];
  return [...new Map(all.map((tool) => [tool.name, tool])).values()];
}

const about = ({ name, agent_ids }: Omit<OutsideTool, "definition">) => ({ name, agent_ids });
