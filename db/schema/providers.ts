import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, varchar } from "drizzle-orm/pg-core";
import type { Pricing } from "../../lib/protocol/contract/models.ts";
import { id, instant, version } from "./columns.ts";
import { users } from "./users.ts";

/** A person's connection to a model service ("provider" in the interface, `llm-configs` in the API). */
export const llmconfigs = pgTable(
  "llmconfigs",
  {
    llm_id: id("llm_id").primaryKey(),
    provider: varchar("provider", { length: 50 }).notNull(),
    provider_name: varchar("provider_name", { length: 100 }).notNull(),
    /** AES-256-GCM, bound to this row and its owner; see lib/security. */
    api_key_encrypted: varchar("api_key_encrypted", { length: 4000 }).notNull(),
    /** What a person may see of the key. */
    api_key_last4: varchar("api_key_last4", { length: 4 }).notNull().default(""),
    api_base_url: varchar("api_base_url", { length: 500 }),
    organization_id: varchar("organization_id", { length: 100 }),
    is_active: boolean("is_active").notNull().default(true),
    is_default: boolean("is_default").notNull().default(false),
    /** Set by an admin: everybody may use this provider's models. */
    is_shared: boolean("is_shared").notNull().default(false),
    created_at: instant("created_at").notNull().defaultNow(),
    last_tested_at: instant("last_tested_at"),
    version: version(),
    test_status: varchar("test_status", { length: 20, enum: ["pending", "success", "failed"] })
      .notNull()
      .default("pending"),
    rate_limit: jsonb("rate_limit").$type<Record<string, unknown>>(),
    usage_statistics: jsonb("usage_statistics").$type<Record<string, unknown>>(),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
  },
  (table) => [
    index("idx_llmconfigs_user_id").on(table.user_id),
    index("idx_llmconfigs_is_shared").on(table.is_shared).where(sql`is_shared = true`),
  ],
);

export const models = pgTable(
  "models",
  {
    model_id: id("model_id").primaryKey(),
    name: varchar("name", { length: 100 }).notNull(),
    display_name: varchar("display_name", { length: 100 }).notNull(),
    base_url: varchar("base_url", { length: 500 }),
    model_type: varchar("model_type", { length: 20 }).notNull().default("chat"),
    context_window: integer("context_window"),
    max_tokens: integer("max_tokens"),
    pricing: jsonb("pricing").$type<Pricing>(),
    is_active: boolean("is_active").notNull().default(true),
    created_at: instant("created_at").notNull().defaultNow(),
    version: version(),
    llm_id: id("llm_id")
      .notNull()
      .references(() => llmconfigs.llm_id, { onDelete: "cascade" }),
  },
  (table) => [index("idx_models_llm_id").on(table.llm_id)],
);
