import { createHash } from "node:crypto";
import type { HttpOperation, PinnedTool } from "../protocol/pinned-tool.ts";

/** A tool as its source offers it now. */
export interface OfferedTool {
  name: string;
  description: string;
  input_schema: Record<string, unknown>;
  request?: HttpOperation;
}

/** JSON with the keys of every object in order: the same for the same value, however a server sorts it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`;
}

/** SHA-256, in hex, of everything of a tool that a model is told, and of the request it means where it is one. */
export const hashOf = ({ name, description, input_schema, request }: OfferedTool): string =>
  createHash("sha256")
    .update(canonical([name, description, input_schema, ...(request ? [request] : [])]))
    .digest("hex");

/**
 * What is known of a server's tools after it was asked again. What was approved stays as it was approved: a tool that is
 * offered otherwise is not used until a person has seen the difference.
 */
export function pinTools(known: PinnedTool[], offered: OfferedTool[]): PinnedTool[] {
  const now = new Map(offered.map((tool) => [tool.name, tool]));
  const kept = known.flatMap((tool) => {
    const found = now.get(tool.name);
    now.delete(tool.name);
    if (!found) return tool.status === "new" ? [] : [{ ...withoutOffer(tool), status: "removed" as const }];
    return [meet(tool, found)];
  });
  const fresh = [...now.values()].map(newTool);
  return [...withoutLongGone(kept), ...fresh];
}

/** In characters. Tools that come back are what they were; a source that renames all of them each time has no more than this. */
const MOST_REMOVED = 200_000;

function withoutLongGone(tools: PinnedTool[]): PinnedTool[] {
  let room = MOST_REMOVED;
  const isKept = (tool: PinnedTool): boolean => {
    if (tool.status === "removed") room -= JSON.stringify(tool).length;
    return tool.status !== "removed" || room >= 0;
  };
  return tools.toReversed().filter(isKept).toReversed();
}

function meet(known: PinnedTool, found: OfferedTool): PinnedTool {
  const hash = hashOf(found);
  if (known.status === "new") return { ...newTool(found), is_enabled: known.is_enabled };
  if (hash === known.hash) return { ...withoutOffer(known), status: "approved" };
  const { name: _, ...offered } = found;
  return { ...known, status: "changed", offered: { ...offered, hash } };
}

const newTool = (tool: OfferedTool): PinnedTool => ({
  ...tool,
  hash: hashOf(tool),
  status: "new",
  is_read_only: false,
  is_enabled: true,
});

const withoutOffer = ({ offered: _, ...tool }: PinnedTool): PinnedTool => tool;

/** The tools of a source that was led elsewhere: nothing is approved of what is there. */
export const forgetApprovals = (tools: PinnedTool[]): PinnedTool[] =>
  tools.filter(({ status }) => status !== "removed").map((tool) => newTool(offeredOf(tool)));

/** A tool as it is offered now. */
function offeredOf({ name, description, input_schema, request, offered }: PinnedTool): OfferedTool {
  const now = offered ?? { description, input_schema, ...(request && { request }) };
  return {
    name,
    description: now.description,
    input_schema: now.input_schema,
    ...(now.request && { request: now.request }),
  };
}

/** What a person said of one tool. */
export interface ToolReview {
  name: string;
  approve?: string | undefined;
  is_read_only?: boolean | undefined;
  is_enabled?: boolean | undefined;
}

/**
 * The tools after a review. Null where what is to be approved is not what is offered (any more): the person must see it
 * first. A new definition is never read-only by what was said of the old one.
 */
export function reviewTools(tools: PinnedTool[], reviews: ToolReview[]): PinnedTool[] | null {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  for (const { name, approve, ...switches } of reviews) {
    const tool = byName.get(name);
    const approved = tool && (approve === undefined ? tool : approveTool(tool, approve));
    if (!approved) return null;
    const { is_read_only = approved.is_read_only, is_enabled = approved.is_enabled } = switches;
    byName.set(name, { ...approved, is_read_only, is_enabled });
  }
  return [...byName.values()];
}

function approveTool(tool: PinnedTool, hash: string): PinnedTool | null {
  if (tool.status === "removed") return null;
  if ((tool.offered ?? tool).hash !== hash) return null;
  const is_read_only = tool.status === "changed" ? false : tool.is_read_only;
  return { ...withoutOffer(tool), ...offeredOf(tool), hash, status: "approved", is_read_only };
}
