import { z } from "zod";
import { defineTool, type ToolDefinition } from "../../agents/tools/define-tool.ts";
import { addTool } from "../../agents/tools/registry.ts";

type Changes = Partial<ToolDefinition> & Pick<ToolDefinition, "run">;

/** Puts a tool of a test's own into the registry, before `syncRegistry` brings it into the table. */
export function addTestTool(name: string, changes: Changes): void {
  const tool: ToolDefinition = defineTool<z.ZodType, z.ZodType>({
    display_name: { zh: name, en: name },
    description: `The tool ${name}, for a test only.`,
    tool_type: "system",
    input: z.object({}),
    output: z.unknown(),
    security_level: "safe",
    idempotent: true,
    timeout: 20,
    examples: [{ input: {}, output: null }],
    ...changes,
  });
  if (!addTool(name, tool)) throw new Error(`there is a tool ${name}`);
}
