import { z } from "zod";
import type { AgentDefinition } from "../define.ts";
import type { ToolDefinition } from "../tools/define-tool.ts";

export type Plugin = { kind: "tool"; tool: ToolDefinition } | { kind: "agent"; agent: AgentDefinition };

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const schema = z.custom<z.ZodType>((value) => typeof Object(value).safeParse === "function", "is no schema of zod");
const callable = z.custom<() => unknown>((value) => typeof value === "function", "is no function");

const toolShape = z.looseObject({
  display_name: bilingual,
  description: z.string().min(1),
  tool_type: z.enum(["code", "web", "file", "system"]),
  input: schema,
  output: schema,
  security_level: z.enum(["safe", "restricted", "dangerous"]),
  idempotent: z.boolean(),
  timeout: z.number().positive().max(3600),
  examples: z.array(z.looseObject({ input: z.unknown() })).min(1),
  run: callable,
});

const agentShape = z.looseObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "has small letters, digits and _ only"),
  display_name: bilingual,
  description: bilingual,
  instructions: bilingual,
  tools: z.array(z.string()),
  capabilities: z.array(z.string()),
});

const isTool = (value: unknown): value is ToolDefinition => toolShape.safeParse(value).success;
const isAgent = (value: unknown): value is AgentDefinition => agentShape.safeParse(value).success;

/** What a file's default export is. Throws an error that says what is missing. */
export function pluginKind(value: unknown): Plugin {
  if (isTool(value)) return { kind: "tool", tool: value };
  if (isAgent(value)) return { kind: "agent", agent: value };
  const shape = "input" in Object(value) || "run" in Object(value) ? toolShape : agentShape;
  const { error } = shape.safeParse(value);
  const problems = (error?.issues ?? []).map(
    (issue) => `${issue.path.join(".") || "default export"}: ${issue.message}`,
  );
  throw new Error(`It must export defineTool(...) or defineAgent(...) as its default. ${problems.join("; ")}`);
}
