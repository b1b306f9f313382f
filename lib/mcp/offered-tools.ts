import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { ToolSchema } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { storable } from "../core/storable.ts";
import type { OfferedTool } from "../tool-sources/index.ts";
import { isShallow } from "./is-shallow.ts";

const MOST_TOOLS = 200;
const MOST_PAGES = 20;
const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 8_000;
const LARGEST_SCHEMA = 40_000;
/** Of all definitions together, in characters: all servers of a person are read for each of their runs. */
const LARGEST_OFFER = 500_000;
const LIST_MS = 15_000;

/** What a server offers, and how many of it are too large or too many to be used. */
export interface Offer {
  tools: OfferedTool[];
  left_out: number;
}

/** Asks a connected server for its tools, page by page. A server without tools offers none. */
export async function readOffer(client: Client, signal: AbortSignal | undefined): Promise<Offer> {
  if (!client.getServerCapabilities()?.tools) return { tools: [], left_out: 0 };
  const tools = new Map<string, OfferedTool>();
  let left_out = 0;
  let room = LARGEST_OFFER;
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await askPage(client, cursor, signal);
    left_out += Math.max(0, answer.tools.length - MOST_TOOLS);
    for (const each of answer.tools.slice(0, MOST_TOOLS)) {
      const tool = toolOf(each);
      const length = tool ? JSON.stringify(tool).length : 0;
      const isKept = tool && fits(tool) && tools.size < MOST_TOOLS && !tools.has(tool.name) && length <= room;
      if (isKept) tools.set(tool.name, tool);
      else left_out += 1;
      room -= isKept ? length : 0;
    }
    cursor = answer.nextCursor;
    if (cursor === undefined) break;
  }
  return { tools: [...tools.values()], left_out };
}

/** One at a time and only as many as are used: a list can have millions of entries that are none. */
function toolOf(value: unknown): OfferedTool | null {
  const read = isShallow(value) ? ToolSchema.safeParse(value) : null;
  if (!read?.success) return null;
  const { name, description = "", inputSchema } = read.data;
  return storable({ name, description, input_schema: { ...inputSchema } });
}

const listSchema = z.looseObject({ tools: z.unknown().transform(listOf), nextCursor: z.string().optional() });

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Not by the client's own method: that one compiles what the server says its answers look like, however long it takes. */
const askPage = (client: Client, cursor: string | undefined, signal: AbortSignal | undefined) =>
  client.request({ method: "tools/list" as const, params: cursor === undefined ? {} : { cursor } }, listSchema, {
    timeout: LIST_MS,
    ...(signal && { signal }),
  });

const fits = ({ name, description, input_schema }: OfferedTool): boolean =>
  name !== "" &&
  name.length <= LONGEST_NAME &&
  description.length <= LONGEST_DESCRIPTION &&
  JSON.stringify(input_schema).length <= LARGEST_SCHEMA;
