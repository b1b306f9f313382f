import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, varchar } from "drizzle-orm/pg-core";
import { id, instant, version } from "./columns.ts";

/** Settings of the installation, by name. */
export const settings = pgTable("settings", {
  name: varchar("name", { length: 100 }).primaryKey(),
  value: jsonb("value").$type<unknown>().notNull(),
  updated_at: instant("updated_at").notNull().defaultNow(),
  version: version(),
});

/**
 * What happened that matters for security; written in the same transaction as the change. Entries are never changed or
 * removed (triggers of the migration refuse it), and outlive the accounts they name.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    audit_id: bigint("audit_id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    event: varchar("event", { length: 60 }).notNull(),
    actor_id: id("actor_id"),
    /** Whose account or data it is about, where that is not the actor's own. */
    subject_id: id("subject_id"),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    created_at: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("idx_audit_log_actor").on(table.actor_id, table.audit_id),
    index("idx_audit_log_subject").on(table.subject_id, table.audit_id).where(sql`subject_id is not null`),
    index("idx_audit_log_event").on(table.event, table.audit_id),
    index("idx_audit_log_created").on(table.created_at),
  ],
);

/**
 * The chain over the audit log: each seal's hash is over the one before it and over its entry. Made after commit and in an
 * order of its own, without gaps, so that no writer waits for another.
 */
export const auditSeals = pgTable("audit_seals", {
  seal_no: bigint("seal_no", { mode: "number" }).primaryKey(),
  audit_id: bigint("audit_id", { mode: "number" })
    .notNull()
    .unique()
    .references(() => auditLog.audit_id),
  /** SHA-256 in hex. */
  hash: varchar("hash", { length: 64 }).notNull(),
  sealed_at: instant("sealed_at").notNull().defaultNow(),
});
