import { z } from "zod";
import current_time from "./current_time.ts";
import type { ToolDefinition } from "./define-tool.ts";
import file_list from "./file_list.ts";
import file_read from "./file_read.ts";
import file_write from "./file_write.ts";
import http_request from "./http_request.ts";
import javascript_executor from "./javascript_executor.ts";
import python_executor from "./python_executor.ts";
import web_fetch from "./web_fetch.ts";

/** Every tool by its name, which is its file's name (the architecture test holds both together). */
export const tools: ReadonlyMap<string, ToolDefinition> = new Map<string, ToolDefinition>(
  Object.entries({
    current_time,
    file_list,
    file_read,
    file_write,
    http_request,
    javascript_executor,
    python_executor,
    web_fetch,
  }),
);

/** A tool's input as a JSON schema, for models and for the `tools` table. */
export function inputSchema(tool: ToolDefinition): { [key: string]: unknown } {
  const { $schema: _, ...schema } = z.toJSONSchema(tool.input, { io: "input" });
  return schema;
}

export const outputSchema = (tool: ToolDefinition): { [key: string]: unknown } => {
  const { $schema: _, ...schema } = z.toJSONSchema(tool.output, { io: "output" });
  return schema;
};
