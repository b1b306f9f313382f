import { createHash } from "node:crypto";
import type { PinnedTool } from "../protocol/pinned-tool.ts";

/** Whose tools these are, and what of them may be used by whom. */
export interface ToolSource {
  user_id: string;
  prefix: string;
  agent_ids: string[] | null;
  tools: PinnedTool[];
}

/** A tool that a person's agents may call, by the name models know it by. */
export interface UsableTool<Source> {
  /** `<prefix>_<name>` in letters that every provider takes, at most 64. */
  name: string;
  /** The agents that have it; null where none were named. */
  agent_ids: string[] | null;
  tool: PinnedTool;
  source: Source;
}

const isUsable = ({ status, is_enabled }: PinnedTool): boolean => status === "approved" && is_enabled;

/** What somebody who may only use a source is shown of its tools: nothing of what its owner has not approved. */
export const shownTools = (tools: PinnedTool[], isManager: boolean): PinnedTool[] =>
  isManager ? tools : tools.filter(isUsable);

const LONGEST_NAME = 64;

/** The approved tools of a person's sources and of shared ones. */
export function usableTools<Source extends ToolSource>(sources: Source[], user_id: string): UsableTool<Source>[] {
  const named = new Map<string, UsableTool<Source>>();
  for (const source of sources) {
    const is_own = source.user_id === user_id;
    // A shared source's list of agents names its owner's, so it says nothing to others.
    const agent_ids = is_own ? source.agent_ids : null;
    for (const tool of source.tools) {
      if (!isUsable(tool)) continue;
      const name = toolName(source.prefix, tool.name);
      // An own source's tool goes before a shared one of the same name; among own ones prefixes differ.
      if (!named.has(name) || is_own) named.set(name, { name, agent_ids, tool, source });
    }
  }
  return [...named.values()];
}

/** Names that had to be changed end in a few letters of their hash, so that no two become one. */
function toolName(prefix: string, name: string): string {
  const whole = `${prefix}_${name}`;
  const plain = whole.replace(/[^\w-]/g, "_");
  if (plain === whole && plain.length <= LONGEST_NAME) return plain;
  const mark = createHash("sha256").update(whole).digest("hex").slice(0, 6);
  return `${plain.slice(0, LONGEST_NAME - mark.length - 1)}_${mark}`;
}
