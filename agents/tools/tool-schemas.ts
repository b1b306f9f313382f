import { z } from "zod";
import type { ToolDefinition } from "./define-tool.ts";

type JsonSchema = { [key: string]: unknown };

/** Schemas are asked for with every step of every agent. */
const inputs = new WeakMap<ToolDefinition, JsonSchema>();

/** A tool's input as a JSON schema, for models and for the `tools` table. */
export function inputSchema(tool: ToolDefinition): JsonSchema {
  const known = tool.input_schema ?? inputs.get(tool);
  if (known) return known;
  const { $schema: _, ...schema } = z.toJSONSchema(tool.input, { io: "input" });
  inputs.set(tool, schema);
  return schema;
}

export const outputSchema = (tool: ToolDefinition): JsonSchema => {
  const { $schema: _, ...schema } = z.toJSONSchema(tool.output, { io: "output" });
  return schema;
};
