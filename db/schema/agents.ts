import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  varchar,
} from "drizzle-orm/pg-core";
import { id, instant, version } from "./columns.ts";
import { models } from "./providers.ts";
import { users } from "./users.ts";

export const agents = pgTable(
  "agents",
  {
    agent_id: id("agent_id").primaryKey(),
    name: varchar("name", { length: 100 }).notNull(),
    display_name: varchar("display_name", { length: 100 }).notNull(),
    description: varchar("description", { length: 500 }),
    instruction: text("instruction").notNull(),
    team: jsonb("team").$type<string[]>(),
    capabilities: jsonb("capabilities").$type<string[]>(),
    agent_type: varchar("agent_type", { length: 20, enum: ["system", "custom", "shared"] })
      .notNull()
      .default("custom"),
    is_system_agent: boolean("is_system_agent").notNull().default(false),
    status: varchar("status", { length: 20, enum: ["active", "disabled", "archived"] })
      .notNull()
      .default("active"),
    parameters: jsonb("parameters").$type<Record<string, unknown>>(),
    usage_count: integer("usage_count").notNull().default(0),
    success_rate: real("success_rate").notNull().default(0),
    /** Seconds. */
    average_response_time: real("average_response_time").notNull().default(0),
    created_at: instant("created_at").notNull().defaultNow(),
    updated_at: instant("updated_at").notNull().defaultNow(),
    last_used_at: instant("last_used_at"),
    version: version(),
    model_id: id("model_id").references(() => models.model_id, { onDelete: "set null" }),
    user_id: id("user_id").references(() => users.user_id, { onDelete: "cascade" }),
  },
  (table) => [
    index("idx_agents_user_id").on(table.user_id),
    index("idx_agents_model_id").on(table.model_id),
    uniqueIndex("idx_agents_system_name").on(table.name).where(sql`is_system_agent = true`),
  ],
);

export const tools = pgTable("tools", {
  tool_id: id("tool_id").primaryKey(),
  name: varchar("name", { length: 100 }).notNull().unique(),
  display_name: varchar("display_name", { length: 100 }).notNull(),
  description: text("description").notNull(),
  tool_type: varchar("tool_type", { length: 50 }).notNull(),
  schema: jsonb("schema").$type<Record<string, unknown>>().notNull(),
  /** Where the code is: the tool's file for system tools. */
  implementation: text("implementation").notNull(),
  is_system_tool: boolean("is_system_tool").notNull().default(true),
  requires_auth: boolean("requires_auth").notNull().default(false),
  security_level: varchar("security_level", { length: 20, enum: ["safe", "restricted", "dangerous"] })
    .notNull()
    .default("safe"),
  is_active: boolean("is_active").notNull().default(true),
  version: varchar("version", { length: 20 }).notNull().default("1.0.0"),
  created_at: instant("created_at").notNull().defaultNow(),
});

export const agentTools = pgTable(
  "agent_tools",
  {
    agent_id: id("agent_id")
      .notNull()
      .references(() => agents.agent_id, { onDelete: "cascade" }),
    tool_id: id("tool_id")
      .notNull()
      .references(() => tools.tool_id, { onDelete: "cascade" }),
    configuration: jsonb("configuration").$type<Record<string, unknown>>(),
    is_enabled: boolean("is_enabled").notNull().default(true),
    usage_count: integer("usage_count").notNull().default(0),
    last_used_at: instant("last_used_at"),
    created_at: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.agent_id, table.tool_id] }),
    index("idx_agent_tools_tool_id").on(table.tool_id),
  ],
);
