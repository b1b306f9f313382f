import { bigint, index, jsonb, pgTable, varchar } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { users } from "./users.ts";

/** Settings of the installation, by name. */
export const settings = pgTable("settings", {
  name: varchar("name", { length: 100 }).primaryKey(),
  value: jsonb("value").$type<unknown>().notNull(),
  updated_at: instant("updated_at").notNull().defaultNow(),
});

/** What happened that matters for security; written in the same transaction as the change. */
export const auditLog = pgTable(
  "audit_log",
  {
    audit_id: bigint("audit_id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    event: varchar("event", { length: 60 }).notNull(),
    actor_id: id("actor_id").references(() => users.user_id, { onDelete: "set null" }),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    created_at: instant("created_at").notNull().defaultNow(),
  },
  (table) => [index("idx_audit_log_actor").on(table.actor_id, table.created_at)],
);
