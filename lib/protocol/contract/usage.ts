import { z } from "zod";
import { contract } from "./define.ts";
import { cursor, page, uuid } from "./fields.ts";

/** What an amount of money is in; amounts of different currencies are never added. */
export const costSchema = z.object({ amount: z.number(), currency: z.string() });

export const usageFigures = {
  /** Calls of models, those that failed among them. */
  requests: z.number().int(),
  failures: z.number().int(),
  prompt_tokens: z.number().int(),
  completion_tokens: z.number().int(),
  total_tokens: z.number().int(),
  /** By currency; none where no model had a price. */
  costs: z.array(costSchema),
};
export const usageTotalSchema = z.object(usageFigures).meta({ id: "UsageTotal" });
export type UsageTotal = z.infer<typeof usageTotalSchema>;

/** One line; of the names only that one is there by which the lines are grouped. */
export const usageLineSchema = z
  .object({
    ...usageFigures,
    /** UTC. */
    day: z.iso.date().optional(),
    model_name: z.string().optional(),
    provider_name: z.string().optional(),
    /** Null for models that were called without an agent. */
    agent_name: z.string().nullable().optional(),
    user_id: uuid.optional(),
    nickname: z.string().optional(),
    email: z.string().optional(),
  })
  .meta({ id: "UsageLine" });
export type UsageLine = z.infer<typeof usageLineSchema>;

/** A day in UTC that a calendar of this program can have. */
export const usageDaySchema = z.iso
  .date()
  .refine((value) => value >= "2000-01-01" && value <= "2999-12-31", "is not of this age");

const usagePeriod = {
  /** Included; the 30 days up to `to` without it. */
  from: usageDaySchema.optional(),
  /** Included; today without it. */
  to: usageDaySchema.optional(),
};
const isPeriod = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  from === undefined || to === undefined || from <= to;
const PERIOD = { path: ["to"], message: "is before `from`" };

export const listUsageQuery = z
  .object({
    ...page,
    per_page: page.per_page.default(100),
    cursor,
    ...usagePeriod,
    /** `user`: with `scope=all` only. */
    group_by: z.enum(["day", "model", "agent", "provider", "user"]).default("day"),
    /** Everybody's; needs the permission `usage:read`. */
    scope: z.enum(["own", "all"]).default("own"),
    /** That person's; needs the permission `usage:read`. */
    user_id: uuid.optional(),
  })
  .refine(isPeriod, PERIOD)
  .refine(({ group_by, scope, user_id }) => group_by !== "user" || (scope === "all" && user_id === undefined), {
    path: ["group_by"],
    message: "`user` goes with `scope=all` only",
  });
export type ListUsageQuery = z.infer<typeof listUsageQuery>;

export const listUsage = contract({
  id: "listUsage",
  method: "GET",
  path: "/v1/usage",
  summary: "Tokens and cost by day, model, agent or provider: yours, or with a permission everybody's",
  tag: "usage",
  auth: "user",
  status: 200,
  query: listUsageQuery,
  response: z.array(usageLineSchema),
  paginated: true,
});

export const toolUsageLineSchema = z
  .object({
    tool_name: z.string(),
    /** Those that failed or were refused among them. */
    calls: z.number().int(),
    failures: z.number().int(),
    /** Seconds. */
    average_time: z.number(),
  })
  .meta({ id: "ToolUsageLine" });
export type ToolUsageLine = z.infer<typeof toolUsageLineSchema>;

export const listToolUsageQuery = z
  .object({
    ...page,
    per_page: page.per_page.default(100),
    ...usagePeriod,
    /** Everybody's; needs the permission `usage:read`. */
    scope: z.enum(["own", "all"]).default("own"),
  })
  .refine(isPeriod, PERIOD);
export type ListToolUsageQuery = z.infer<typeof listToolUsageQuery>;

export const listToolUsage = contract({
  id: "listToolUsage",
  method: "GET",
  path: "/v1/usage/tools",
  summary: "How often your agents called which tool, and how it went; with a permission everybody's",
  tag: "usage",
  auth: "user",
  status: 200,
  query: listToolUsageQuery,
  response: z.array(toolUsageLineSchema),
  paginated: true,
});

export const providerUsageQuery = z.object(usagePeriod).refine(isPeriod, PERIOD);
export type ProviderUsageQuery = z.infer<typeof providerUsageQuery>;

export const providerUsageSchema = z
  .object({
    llm_id: uuid,
    from: z.iso.date(),
    to: z.iso.date(),
    total: usageTotalSchema,
    /** Days with calls, oldest first. */
    days: z.array(usageTotalSchema.extend({ day: z.iso.date() })),
    models: z.array(usageTotalSchema.extend({ model_name: z.string() })),
  })
  .meta({ id: "ProviderUsage" });
export type ProviderUsage = z.infer<typeof providerUsageSchema>;

export const getProviderUsage = contract({
  id: "getProviderUsage",
  method: "GET",
  path: "/v1/llm-configs/{llm_id}/usage",
  summary: "What a provider was used for: your calls, or everybody's together where it is yours and shared",
  tag: "llm-configs",
  auth: "user",
  status: 200,
  params: z.object({ llm_id: uuid }),
  query: providerUsageQuery,
  response: providerUsageSchema,
});
