import { z } from "zod";
import { callMcpTool, type McpResult, type UsableMcpTool } from "../../lib/mcp/index.ts";
import { plainInput } from "../../lib/tool-sources/index.ts";
import { storeChanges } from "../../lib/workspace/index.ts";
import type { ToolContext, ToolDefinition, ToolOutcome } from "../tools/define-tool.ts";

const output = z.object({
  text: z.string(),
  structured: z.unknown().optional(),
  files: z.array(z.string()).describe("Paths of files that it gave"),
});
type Output = z.output<typeof output>;

const SECONDS = 120;
const anything = z.record(z.string(), z.unknown());

/**
 * A tool of somebody's server as one of the person's agents' own. Each call asks its person, unless they said of the tool
 * that it only reads: that is also their yes to sending it what it is asked for.
 */
export function toolFromMcp({ name, server, destination, tool }: UsableMcpTool): ToolDefinition {
  const label = `${server.name}: ${tool.name}`;
  return {
    display_name: { zh: label, en: label },
    description: tool.description || `${tool.name} of the server ${server.name}`,
    tool_type: "web",
    input: plainInput(tool.input_schema),
    input_schema: tool.input_schema,
    output,
    security_level: "restricted",
    idempotent: tool.is_read_only,
    untrusted_output: true,
    untrusted_description: true,
    needsApproval: () => !tool.is_read_only,
    destination: () => (tool.is_read_only ? undefined : (destination ?? undefined)),
    timeout: SECONDS,
    examples: [],
    run: async (input, context) => {
      const call = { server_id: server.server_id, tool_name: tool.name, hash: tool.hash, input: anything.parse(input) };
      return await outcomeOf(await callMcpTool(context.actor, call, context.signal), name, context);
    },
  };
}

/** What it gave as files goes into the workspace, one folder for each call. */
async function outcomeOf(
  { ok, text, structured, files }: McpResult,
  name: string,
  { workspace, call: { call_id } }: ToolContext,
): Promise<ToolOutcome<Output>> {
  const folder = `${name}/${call_id.slice(-8)}`;
  const changes = files.map((file) => ({ path: `${folder}/${file.name}`, content: file.bytes }));
  const stored = changes.length > 0 ? await storeChanges(workspace, changes, name) : [];
  const result = {
    text,
    ...(structured === undefined ? {} : { structured }),
    files: stored.map(({ path }) => path),
  };
  return ok
    ? { ok, result }
    : { ok, error: `TOOL_FAILED: ${text.slice(0, 500) || "the server gave no reason"}`, result };
}
