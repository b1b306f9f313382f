import { z } from "zod";
import { agentParams } from "./agents.ts";
import { contract } from "./define.ts";
import { flag, instant, jsonObject, page, text, uuid } from "./fields.ts";

const toolTypeSchema = z.enum(["code", "web", "file", "system"]);
const securityLevelSchema = z.enum(["safe", "restricted", "dangerous"]);

const toolFields = {
  tool_id: uuid,
  name: z.string(),
  display_name: z.string(),
  description: z.string(),
  tool_type: z.string(),
  security_level: securityLevelSchema,
  is_active: z.boolean(),
  is_system_tool: z.boolean(),
  requires_auth: z.boolean(),
  version: z.string(),
};

const freeObject = z.record(z.string(), z.unknown());

/** The specification's ToolSchema. */
export const toolSchemaSchema = z
  .object({
    name: z.string(),
    description: z.string(),
    /** JSON schemas by the name of the parameter. */
    parameters: freeObject,
    required: z.array(z.string()),
    /** JSON schemas by the name of the field; of a result without fields its own schema. */
    returns: freeObject,
    examples: z.array(freeObject),
  })
  .meta({ id: "ToolSchema" });

export const toolSchema = z
  .object({ ...toolFields, schema: toolSchemaSchema, created_at: instant })
  .meta({ id: "Tool" });
export type Tool = z.infer<typeof toolSchema>;

const SORTS = ["name", "tool_type", "security_level", "created_at"] as const;
const sorts = [...SORTS, ...SORTS.map((field) => `-${field}` as const)] as const;
export type ToolSort = (typeof sorts)[number];

export const listToolsQuery = z.object({
  ...page,
  type: toolTypeSchema.optional(),
  security_level: securityLevelSchema.optional(),
  is_active: flag.optional(),
  search: text(100).optional(),
  sort: z.enum(sorts).default("name"),
});
export type ListToolsQuery = z.infer<typeof listToolsQuery>;

/** How an agent's calls of a tool are made. */
export const toolConfigurationSchema = z
  .strictObject({
    /** Seconds until a try is ended; the tool's own limit holds where it is lower. */
    timeout: z.number().int().min(1).max(600),
    /** Further tries after a failure that may pass (time, network, a fault of ours), of calls that may be repeated. */
    max_retries: z.number().int().min(0).max(10),
    /** Values of the tool's input that are always these, whatever the model says. Whoever uses the agent sees them. */
    custom_params: jsonObject,
    /** Values of the tool's input where the model gives none. */
    default_params: jsonObject,
  })
  .partial()
  .meta({ id: "ToolConfiguration" });
export type ToolConfiguration = z.infer<typeof toolConfigurationSchema>;

export const agentToolSchema = z
  .object({
    ...toolFields,
    is_enabled: z.boolean(),
    configuration: toolConfigurationSchema,
    usage_count: z.number().int(),
    last_used_at: instant.nullable(),
    created_at: instant,
  })
  .meta({ id: "AgentTool" });
export type AgentTool = z.infer<typeof agentToolSchema>;

export const addAgentToolBody = z
  .object({
    tool_id: uuid,
    is_enabled: z.boolean().default(true),
    configuration: toolConfigurationSchema.default({}),
  })
  .meta({ id: "AddAgentTool" });
export type AddAgentToolBody = z.infer<typeof addAgentToolBody>;

/** A configuration is taken as a whole: what it leaves out is no longer set. */
export const updateAgentToolBody = z
  .object({ is_enabled: z.boolean(), configuration: toolConfigurationSchema })
  .partial()
  .meta({ id: "UpdateAgentTool" });
export type UpdateAgentToolBody = z.infer<typeof updateAgentToolBody>;

const tools = { tag: "tools", auth: "user" } as const;
const agents = { tag: "agents", auth: "user" } as const;
const toolParams = agentParams.extend({ tool_id: uuid });

export const listTools = contract({
  ...tools,
  id: "listTools",
  method: "GET",
  path: "/v1/tools",
  summary: "The tools that agents can be given, with their schemas and examples",
  status: 200,
  query: listToolsQuery,
  response: z.array(toolSchema),
  paginated: true,
});

export const getTool = contract({
  ...tools,
  id: "getTool",
  method: "GET",
  path: "/v1/tools/{tool_id}",
  summary: "One tool",
  status: 200,
  params: z.object({ tool_id: uuid }),
  response: toolSchema,
});

export const listAgentTools = contract({
  ...agents,
  id: "listAgentTools",
  method: "GET",
  path: "/v1/agents/{agent_id}/tools",
  summary: "The tools of an agent",
  status: 200,
  params: agentParams,
  response: z.array(agentToolSchema),
});

export const addAgentTool = contract({
  ...agents,
  id: "addAgentTool",
  method: "POST",
  path: "/v1/agents/{agent_id}/tools",
  summary: "Give an agent of yours a tool; a dangerous one needs the permission `tool:<name>`",
  status: 201,
  params: agentParams,
  body: addAgentToolBody,
  response: agentToolSchema,
});

export const updateAgentTool = contract({
  ...agents,
  id: "updateAgentTool",
  method: "PATCH",
  path: "/v1/agents/{agent_id}/tools/{tool_id}",
  summary: "Switch a tool of an agent on or off, or configure it",
  status: 200,
  params: toolParams,
  body: updateAgentToolBody,
  response: agentToolSchema,
});

export const removeAgentTool = contract({
  ...agents,
  id: "removeAgentTool",
  method: "DELETE",
  path: "/v1/agents/{agent_id}/tools/{tool_id}",
  summary: "Take a tool from an agent of yours",
  status: 204,
  params: toolParams,
});
