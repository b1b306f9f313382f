import { z } from "zod";
import { contract } from "./define.ts";
import { instant, page, uuid } from "./fields.ts";

export const agentSchema = z
  .object({
    agent_id: uuid,
    name: z.string(),
    display_name: z.string(),
    description: z.string().nullable(),
    agent_type: z.enum(["system", "custom", "shared"]),
    is_system_agent: z.boolean(),
    status: z.enum(["active", "disabled", "archived"]),
    capabilities: z.array(z.string()),
    usage_count: z.number().int(),
    success_rate: z.number(),
    average_response_time: z.number(),
    last_used_at: instant.nullable(),
  })
  .meta({ id: "Agent" });
export type Agent = z.infer<typeof agentSchema>;

export const listAgentsQuery = z.object({
  ...page,
  type: z.enum(["system", "custom", "shared"]).optional(),
  status: z.enum(["active", "disabled", "archived"]).optional(),
});
export type ListAgentsQuery = z.infer<typeof listAgentsQuery>;

export const listAgents = contract({
  id: "listAgents",
  method: "GET",
  path: "/v1/agents",
  summary: "The agents you may talk to",
  tag: "agents",
  auth: "user",
  status: 200,
  query: listAgentsQuery,
  response: z.array(agentSchema),
  paginated: true,
});
