import { bigint, date, index, integer, numeric, pgTable, primaryKey, unique, varchar } from "drizzle-orm/pg-core";
import { id } from "./columns.ts";
import { users } from "./users.ts";

/**
 * What a person used on a day (UTC), by agent and model; counted in the transaction that records what it counts. Names
 * stand beside the ids so that the figures outlive what they name.
 */
export const usageDaily = pgTable(
  "usage_daily",
  {
    usage_id: id("usage_id").primaryKey(),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    day: date("day", { mode: "string" }).notNull(),
    /** Null for a model that was called without an agent. */
    agent_name: varchar("agent_name", { length: 100 }),
    llm_id: id("llm_id"),
    provider_name: varchar("provider_name", { length: 100 }).notNull(),
    model_id: id("model_id"),
    model_name: varchar("model_name", { length: 100 }).notNull(),
    /** Of the cost; null where the model has no price. */
    currency: varchar("currency", { length: 10 }),
    /** Calls of the model, those that failed among them. */
    requests: integer("requests").notNull().default(0),
    failures: integer("failures").notNull().default(0),
    prompt_tokens: bigint("prompt_tokens", { mode: "number" }).notNull().default(0),
    completion_tokens: bigint("completion_tokens", { mode: "number" }).notNull().default(0),
    cost: numeric("cost", { precision: 18, scale: 9, mode: "number" }).notNull().default(0),
  },
  (table) => [
    unique("usage_daily_place")
      .on(table.user_id, table.day, table.agent_name, table.llm_id, table.model_id, table.model_name, table.currency)
      .nullsNotDistinct(),
    index("idx_usage_daily_llm").on(table.llm_id, table.day),
    index("idx_usage_daily_day").on(table.day),
  ],
);

/** How often a person's agents called a tool on a day (UTC), and how it went. */
export const toolUsageDaily = pgTable(
  "tool_usage_daily",
  {
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    day: date("day", { mode: "string" }).notNull(),
    tool_name: varchar("tool_name", { length: 100 }).notNull(),
    calls: integer("calls").notNull().default(0),
    failures: integer("failures").notNull().default(0),
    /** Of all calls together. */
    milliseconds: bigint("milliseconds", { mode: "number" }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.user_id, table.day, table.tool_name] }),
    index("idx_tool_usage_daily_day").on(table.day),
  ],
);
