import { z } from "zod";
import { callHttpOperation, type HttpOperationAnswer, type UsableHttpTool } from "../../lib/http-services/index.ts";
import { plainInput } from "../../lib/tool-sources/index.ts";
import { readWorkspaceFile, storeChanges } from "../../lib/workspace/index.ts";
import type { ToolContext, ToolDefinition, ToolOutcome } from "../tools/define-tool.ts";

const output = z.object({
  status: z.number().int(),
  status_text: z.string(),
  content_type: z.string(),
  body: z.string(),
  files: z.array(z.string()).describe("Paths of files that it gave"),
});
type Output = z.output<typeof output>;

const SECONDS = 65;
const anything = z.record(z.string(), z.unknown());

/**
 * An operation of a web API as one of the person's agents' own tools. Each call asks its person, unless it only reads and
 * they approved it as that: this is also their yes to sending it what it is asked for.
 */
export function toolFromHttpService({ name, service, destination, tool }: UsableHttpTool): ToolDefinition {
  const label = `${service.name}: ${tool.name}`;
  return {
    display_name: { zh: label, en: label },
    description: tool.description,
    tool_type: "web",
    input: plainInput(tool.input_schema),
    input_schema: tool.input_schema,
    output,
    security_level: "restricted",
    idempotent: tool.is_read_only,
    untrusted_output: true,
    untrusted_description: true,
    needsApproval: () => !tool.is_read_only,
    destination: () => (tool.is_read_only ? undefined : destination),
    timeout: SECONDS,
    examples: [],
    run: async (input, context) => {
      const { service_id } = service;
      const readFile = async (path: string) => {
        const { file, data } = await readWorkspaceFile(context.workspace, path);
        return { name: file.path.split("/").at(-1) ?? file.path, media_type: file.media_type, data };
      };
      const definition = { service_id, tool_name: tool.name, hash: tool.hash, destination };
      const call = { ...definition, input: anything.parse(input), readFile };
      return await outcomeOf(await callHttpOperation(context.actor, call, context.signal), name, context);
    },
  };
}

/** What is no text goes into the workspace, one folder for each call. */
async function outcomeOf(
  answer: HttpOperationAnswer,
  name: string,
  { workspace, call: { call_id } }: ToolContext,
): Promise<ToolOutcome<Output>> {
  if (!answer.ok) return answer;
  const { ok: _, file, ...rest } = answer;
  const change = file && { path: `${name}/${call_id.slice(-8)}/${file.name}`, content: Buffer.from(file.bytes) };
  const stored = change ? await storeChanges(workspace, [change], name) : [];
  const result = { ...rest, files: stored.map(({ path }) => path) };
  if (answer.status >= 200 && answer.status < 300) return { ok: true, result };
  const reason = answer.body.replace(/\s+/g, " ").slice(0, 300);
  return { ok: false, error: `HTTP_${answer.status}: ${`${answer.status_text} ${reason}`.trim()}`, result };
}
