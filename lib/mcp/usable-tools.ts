import { createHash } from "node:crypto";
import { db } from "../../db/client.ts";
import { listEnabledMcpServers, type McpServerRow } from "../../db/queries/agents/mcp-servers.ts";
import type { Actor } from "../core/actor.ts";
import type { PinnedTool } from "../protocol/pinned-tool.ts";

/** A tool of a server that a person's agents may call, by the name models know it by. */
export interface UsableMcpTool {
  /** `<prefix>_<name>` in letters that every provider takes, at most 64. */
  name: string;
  server: { server_id: string; name: string };
  /** Where its arguments go; null for a program on this machine. */
  destination: string | null;
  /** The agents that have it; null where none were named. */
  agent_ids: string[] | null;
  tool: PinnedTool;
}

const MOST_SERVERS = 50;
const LONGEST_NAME = 64;

/** The approved tools of a person's servers and of shared ones. */
export async function listUsableMcpTools({ user_id }: Pick<Actor, "user_id">): Promise<UsableMcpTool[]> {
  const named = new Map<string, UsableMcpTool>();
  for (const { server } of await listEnabledMcpServers(db(), user_id, MOST_SERVERS)) {
    const is_own = server.user_id === user_id;
    for (const tool of server.tools) {
      const usable = usableTool(server, tool, is_own);
      // An own server's tool goes before a shared one of the same name; among own ones prefixes differ.
      if (usable && (!named.has(usable.name) || is_own)) named.set(usable.name, usable);
    }
  }
  return [...named.values()];
}

function usableTool(server: McpServerRow, tool: PinnedTool, is_own: boolean): UsableMcpTool | null {
  if (tool.status !== "approved" || !tool.is_enabled) return null;
  const { server_id, name, prefix, url } = server;
  // A shared server's list of agents names its owner's, so it says nothing to others.
  const agent_ids = is_own ? server.agent_ids : null;
  return { name: toolName(prefix, tool.name), server: { server_id, name }, destination: url, agent_ids, tool };
}

/** Names that had to be changed end in a few letters of their hash, so that no two become one. */
export function toolName(prefix: string, name: string): string {
  const whole = `${prefix}_${name}`;
  const plain = whole.replace(/[^\w-]/g, "_");
  if (plain === whole && plain.length <= LONGEST_NAME) return plain;
  const mark = createHash("sha256").update(whole).digest("hex").slice(0, 6);
  return `${plain.slice(0, LONGEST_NAME - mark.length - 1)}_${mark}`;
}
