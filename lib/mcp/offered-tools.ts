import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { storable } from "../core/storable.ts";
import type { OfferedTool } from "./pin-tools.ts";

const MOST_TOOLS = 200;
const MOST_PAGES = 20;
const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 8_000;
const LARGEST_SCHEMA = 40_000;
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
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await client.listTools(cursor === undefined ? {} : { cursor }, {
      timeout: LIST_MS,
      ...(signal && { signal }),
    });
    for (const { name, description = "", inputSchema } of answer.tools) {
      const tool = storable({ name, description, input_schema: { ...inputSchema } });
      if (fits(tool) && tools.size < MOST_TOOLS && !tools.has(name)) tools.set(name, tool);
      else left_out += 1;
    }
    cursor = answer.nextCursor;
    if (cursor === undefined) break;
  }
  return { tools: [...tools.values()], left_out };
}

const fits = ({ name, description, input_schema }: OfferedTool): boolean =>
  name !== "" &&
  name.length <= LONGEST_NAME &&
  description.length <= LONGEST_DESCRIPTION &&
  JSON.stringify(input_schema).length <= LARGEST_SCHEMA;
