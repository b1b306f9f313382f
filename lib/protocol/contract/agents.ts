import { z } from "zod";
import { contract } from "./define.ts";
import { instant, name, page, text, uuid } from "./fields.ts";

const agentTypeSchema = z.enum(["system", "custom", "shared"]);
const agentStatusSchema = z.enum(["active", "disabled", "archived"]);

/** As it is called in a run and by other agents. */
const agentName = z.string().regex(/^[a-z0-9_]{1,100}$/, "may have small letters, digits and _ only");

/** What an agent of a person's may set; nothing else is accepted, for nothing else would have an effect. */
export const agentParametersSchema = z
  .strictObject({
    /** Goes before the person's preferred one. */
    temperature: z.number().min(0).max(2),
    /** Of one answer of the model; no more than the model can write. */
    max_tokens: z.number().int().min(1).max(1_000_000),
    /** Model and tool calls until it must have answered; the platform's own limit is 40. */
    max_steps: z.number().int().min(1).max(40),
    /** Seconds of a run that this agent answers; the platform's own limit is 900. */
    max_seconds: z.number().int().min(5).max(900),
    /** Only tools that change nothing (`safe`), for the agents it hands tasks to as well. */
    restricted_mode: z.boolean(),
  })
  .partial()
  .meta({ id: "AgentParameters" });
export type AgentParameters = z.infer<typeof agentParametersSchema>;

export const agentSchema = z
  .object({
    agent_id: uuid,
    name: z.string(),
    display_name: z.string(),
    description: z.string().nullable(),
    agent_type: agentTypeSchema,
    is_system_agent: z.boolean(),
    /** Whether you made it; the others are there to be used. */
    is_own: z.boolean(),
    status: agentStatusSchema,
    capabilities: z.array(z.string()),
    /** What it is told; null for agents that are not yours. */
    instruction: z.string().nullable(),
    /** The model it works with where the sender names none; null for the sender's own choice. */
    model_id: uuid.nullable(),
    /** Names of agents it may hand tasks to; null where it hands on none (of a system agent: as it decides). */
    team: z.array(z.string()).nullable(),
    parameters: agentParametersSchema,
    usage_count: z.number().int(),
    success_rate: z.number(),
    average_response_time: z.number(),
    last_used_at: instant.nullable(),
    created_at: instant,
    updated_at: instant,
    version: z.number().int(),
  })
  .meta({ id: "Agent" });
export type Agent = z.infer<typeof agentSchema>;

const SORTS = ["name", "display_name", "created_at", "updated_at", "usage_count", "last_used_at"] as const;
const sorts = [...SORTS, ...SORTS.map((field) => `-${field}` as const)] as const;
export type AgentSort = (typeof sorts)[number];

export const listAgentsQuery = z.object({
  ...page,
  type: agentTypeSchema.optional(),
  status: agentStatusSchema.optional(),
  /** In names and descriptions. */
  search: text(100).optional(),
  /** Without it: the system's first, then yours, then shared ones, by name. */
  sort: z.enum(sorts).optional(),
});
export type ListAgentsQuery = z.infer<typeof listAgentsQuery>;

const writable = {
  name: agentName,
  display_name: name(100),
  description: text(500).nullable(),
  instruction: name(20_000),
  model_id: uuid.nullable(),
  capabilities: z.array(name(50)).max(20),
  team: z.array(agentName).max(20).nullable(),
  parameters: agentParametersSchema,
  /** `shared`: everybody may use it, nobody else may change it; for administrators. */
  agent_type: z.enum(["custom", "shared"]),
  status: agentStatusSchema,
};

const whole = {
  ...writable,
  description: writable.description.default(null),
  model_id: writable.model_id.default(null),
  capabilities: writable.capabilities.default([]),
  team: writable.team.default(null),
  parameters: writable.parameters.default({}),
  agent_type: writable.agent_type.default("custom"),
};

export const createAgentBody = z.object(whole).omit({ status: true }).meta({ id: "CreateAgent" });
export type CreateAgentBody = z.infer<typeof createAgentBody>;

export const replaceAgentBody = z
  .object({ ...whole, status: writable.status.default("active") })
  .meta({ id: "ReplaceAgent" });
export type ReplaceAgentBody = z.infer<typeof replaceAgentBody>;

export const updateAgentBody = z.object(writable).partial().meta({ id: "UpdateAgent" });
export type UpdateAgentBody = z.infer<typeof updateAgentBody>;

export const duplicateAgentBody = z
  .object({
    /** The next free one after the original's when absent: `coding_agent_2`. */
    name: agentName.optional(),
    display_name: name(100).optional(),
  })
  .meta({ id: "DuplicateAgent" });
export type DuplicateAgentBody = z.infer<typeof duplicateAgentBody>;

export const agentParams = z.object({ agent_id: uuid });
const base = { tag: "agents", auth: "user" } as const;
const one = { ...base, path: "/v1/agents/{agent_id}", params: agentParams } as const;

export const listAgents = contract({
  ...base,
  id: "listAgents",
  method: "GET",
  path: "/v1/agents",
  summary: "The agents you may talk to; with `status`, also those of yours that are disabled or archived",
  status: 200,
  query: listAgentsQuery,
  response: z.array(agentSchema),
  paginated: true,
});

export const createAgent = contract({
  ...base,
  id: "createAgent",
  method: "POST",
  path: "/v1/agents",
  summary: "Make an agent of your own",
  status: 201,
  versioned: true,
  body: createAgentBody,
  response: agentSchema,
});

export const getAgent = contract({
  ...one,
  id: "getAgent",
  method: "GET",
  summary: "One agent",
  status: 200,
  versioned: true,
  response: agentSchema,
});

export const replaceAgent = contract({
  ...one,
  id: "replaceAgent",
  method: "PUT",
  summary: "Set everything of an agent of yours; what is left out becomes its default",
  status: 200,
  versioned: true,
  body: replaceAgentBody,
  response: agentSchema,
});

export const updateAgent = contract({
  ...one,
  id: "updateAgent",
  method: "PATCH",
  summary: "Change an agent of yours; of a system agent administrators may set `status`",
  status: 200,
  versioned: true,
  body: updateAgentBody,
  response: agentSchema,
});

export const deleteAgent = contract({
  ...one,
  id: "deleteAgent",
  method: "DELETE",
  summary: "Archive an agent of yours (set `status` to `active` to have it back); an archived one is removed for good",
  status: 204,
  versioned: true,
});

export const duplicateAgent = contract({
  ...base,
  id: "duplicateAgent",
  method: "POST",
  path: "/v1/agents/{agent_id}/duplicate",
  summary: "Make an agent of your own from any that you may use, with its instruction and tools",
  status: 201,
  versioned: true,
  params: agentParams,
  body: duplicateAgentBody,
  response: agentSchema,
});

export const agentDaySchema = z.object({
  /** UTC. */
  day: z.iso.date(),
  runs: z.number().int(),
  completed: z.number().int(),
  failed: z.number().int(),
  /** Seconds; null where no run ended. */
  average_response_time: z.number().nullable(),
});

export const agentStatisticsSchema = z
  .object({
    agent_id: uuid,
    /** Of all who used it. */
    usage_count: z.number().int(),
    success_rate: z.number(),
    average_response_time: z.number(),
    last_used_at: instant.nullable(),
    /** Your own runs, oldest day first, without the days that had none. */
    days: z.array(agentDaySchema),
  })
  .meta({ id: "AgentStatistics" });
export type AgentStatistics = z.infer<typeof agentStatisticsSchema>;

export const agentStatisticsQuery = z.object({ days: z.coerce.number().int().min(1).max(90).default(30) });

export const getAgentStatistics = contract({
  ...base,
  id: "getAgentStatistics",
  method: "GET",
  path: "/v1/agents/{agent_id}/statistics",
  summary: "How often an agent was used, how it went, and your own runs by day",
  status: 200,
  params: agentParams,
  query: agentStatisticsQuery,
  response: agentStatisticsSchema,
});
