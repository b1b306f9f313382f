import { boolean, index, jsonb, pgTable, text, uniqueIndex, varchar } from "drizzle-orm/pg-core";
import type { PinnedTool } from "../../lib/protocol/pinned-tool.ts";
import { id, instant, version } from "./columns.ts";
import { users } from "./users.ts";

/** A secret that tools send by its name and nobody reads again: the model never sees it. */
export const credentials = pgTable(
  "credentials",
  {
    credential_id: id("credential_id").primaryKey(),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    name: varchar("name", { length: 100 }).notNull(),
    kind: varchar("kind", { length: 10, enum: ["bearer", "basic", "header", "query"] }).notNull(),
    /** The header or query parameter, for those two kinds. */
    field: varchar("field", { length: 100 }),
    /** The only hosts it is sent to. */
    hosts: jsonb("hosts").$type<string[]>().notNull(),
    /** AES-256-GCM, bound to this row and its owner; see lib/security. */
    secret_encrypted: varchar("secret_encrypted", { length: 8000 }).notNull(),
    secret_last4: varchar("secret_last4", { length: 4 }).notNull().default(""),
    created_at: instant("created_at").notNull().defaultNow(),
    last_used_at: instant("last_used_at"),
    version: version(),
  },
  (table) => [uniqueIndex("idx_credentials_name").on(table.user_id, table.name)],
);

/** A server of the Model Context Protocol that a person added: whose it is, who may use it, and its tools as approved. */
export const mcpServers = pgTable(
  "mcp_servers",
  {
    server_id: id("server_id").primaryKey(),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    name: varchar("name", { length: 100 }).notNull(),
    /** What the names of its tools begin with. */
    prefix: varchar("prefix", { length: 30 }).notNull(),
    is_enabled: boolean("is_enabled").notNull().default(true),
    /** Set by an administrator: everybody's agents may use it. */
    is_shared: boolean("is_shared").notNull().default(false),
    /** The agents that have its tools; null for the person's own, the general one and the orchestrator. */
    agent_ids: jsonb("agent_ids").$type<string[]>(),
    /** Its tools, pinned by the hash of their definitions. */
    tools: jsonb("tools").$type<PinnedTool[]>().notNull().default([]),
    created_at: instant("created_at").notNull().defaultNow(),
    updated_at: instant("updated_at").notNull().defaultNow(),
    version: version(),
    transport: varchar("transport", { length: 10, enum: ["http", "stdio"] }).notNull(),
    /** For `http`. */
    url: varchar("url", { length: 2000 }),
    /** For `stdio`: the program and its arguments. */
    command: jsonb("command").$type<string[]>(),
    /** Headers (`http`) or environment (`stdio`) as sealed JSON. */
    secrets_encrypted: text("secrets_encrypted"),
    /** What OAuth gave, as sealed JSON. */
    oauth_encrypted: text("oauth_encrypted"),
    status: varchar("status", { length: 20, enum: ["pending", "connected", "failed", "needs_sign_in"] })
      .notNull()
      .default("pending"),
    status_message: varchar("status_message", { length: 500 }),
    last_connected_at: instant("last_connected_at"),
  },
  (table) => [
    uniqueIndex("idx_mcp_servers_prefix").on(table.user_id, table.prefix),
    index("idx_mcp_servers_shared").on(table.is_shared),
  ],
);

/** A web API that a person added by its OpenAPI document: its operations as tools, as approved. */
export const httpServices = pgTable(
  "http_services",
  {
    service_id: id("service_id").primaryKey(),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    name: varchar("name", { length: 100 }).notNull(),
    /** What the names of its tools begin with. */
    prefix: varchar("prefix", { length: 30 }).notNull(),
    is_enabled: boolean("is_enabled").notNull().default(true),
    /** Set by an administrator: everybody's agents may use it. */
    is_shared: boolean("is_shared").notNull().default(false),
    /** The agents that have its tools; null for the person's own, the general one and the orchestrator. */
    agent_ids: jsonb("agent_ids").$type<string[]>(),
    /** Its operations as tools, pinned by the hash of their definitions. */
    tools: jsonb("tools").$type<PinnedTool[]>().notNull().default([]),
    created_at: instant("created_at").notNull().defaultNow(),
    updated_at: instant("updated_at").notNull().defaultNow(),
    version: version(),
    /** Where its document is read again from; null for one that was pasted or uploaded. */
    document_url: varchar("document_url", { length: 2000 }),
    /** The document as last read, as JSON text. */
    document: text("document").notNull(),
    /** Where its operations are asked. */
    base_url: varchar("base_url", { length: 2000 }).notNull(),
    /** The credential of the same person that goes with every request. */
    credential_name: varchar("credential_name", { length: 100 }),
    status: varchar("status", { length: 20, enum: ["ready", "failed"] })
      .notNull()
      .default("ready"),
    status_message: varchar("status_message", { length: 500 }),
    last_read_at: instant("last_read_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("idx_http_services_prefix").on(table.user_id, table.prefix),
    index("idx_http_services_shared").on(table.is_shared),
  ],
);
