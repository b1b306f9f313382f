import { sql } from "drizzle-orm";
import { index, json, pgTable, text, uniqueIndex, varchar } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { conversations } from "./conversations.ts";
import { runs, toolCalls } from "./runs.ts";
import { users } from "./users.ts";

/** A tool call that waits for a person's yes: bound to user, run, call and a hash of the exact arguments; used once. */
export const approvals = pgTable(
  "approvals",
  {
    approval_id: id("approval_id").primaryKey(),
    run_id: id("run_id")
      .notNull()
      .references(() => runs.run_id, { onDelete: "cascade" }),
    conversation_id: id("conversation_id")
      .notNull()
      .references(() => conversations.conversation_id, { onDelete: "cascade" }),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    call_id: id("call_id")
      .notNull()
      .references(() => toolCalls.call_id, { onDelete: "cascade" }),
    tool_name: varchar("tool_name", { length: 100 }).notNull(),
    agent_name: varchar("agent_name", { length: 100 }).notNull(),
    /** The arguments as the person sees them, and the SHA-256 of their canonical JSON in hex. */
    input: json("input").$type<unknown>().notNull(),
    input_hash: varchar("input_hash", { length: 64 }).notNull(),
    /** `cancelled`: its run ended before anybody decided. */
    status: varchar("status", { length: 20, enum: ["pending", "approved", "denied", "expired", "cancelled"] })
      .notNull()
      .default("pending"),
    reason: text("reason"),
    /** How far a yes reaches: this one call, or calls of its kind in the conversation from now on. */
    scope: varchar("scope", { length: 20, enum: ["once", "conversation"] })
      .notNull()
      .default("once"),
    created_at: instant("created_at").notNull().defaultNow(),
    expires_at: instant("expires_at").notNull(),
    decided_at: instant("decided_at"),
    decided_by: id("decided_by").references(() => users.user_id, { onDelete: "set null" }),
    /** When the call it allows was begun; never a second time. */
    used_at: instant("used_at"),
  },
  (table) => [
    uniqueIndex("idx_approvals_call").on(table.call_id),
    index("idx_approvals_run").on(table.run_id),
    index("idx_approvals_user").on(table.user_id, table.status, table.approval_id),
    index("idx_approvals_pending").on(table.expires_at).where(sql`status = 'pending'`),
  ],
);

/** A yes for all further calls of a kind in a conversation: the same tool, to the same destination where it has one. */
export const standingApprovals = pgTable(
  "standing_approvals",
  {
    standing_id: id("standing_id").primaryKey(),
    conversation_id: id("conversation_id")
      .notNull()
      .references(() => conversations.conversation_id, { onDelete: "cascade" }),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    tool_name: varchar("tool_name", { length: 100 }).notNull(),
    /** The host that data may go to; empty for a tool that sends nothing. */
    destination: varchar("destination", { length: 300 }).notNull().default(""),
    created_at: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("idx_standing_approvals_kind").on(table.conversation_id, table.tool_name, table.destination),
    index("idx_standing_approvals_user").on(table.user_id),
  ],
);
