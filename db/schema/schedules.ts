import { sql } from "drizzle-orm";
import { boolean, index, pgTable, primaryKey, text, varchar } from "drizzle-orm/pg-core";
import { id, instant, version } from "./columns.ts";
import { users } from "./users.ts";

/** A message that is sent by the clock: once, or again and again. */
export const schedules = pgTable(
  "schedules",
  {
    schedule_id: id("schedule_id").primaryKey(),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    /**
     * Where the message goes; null starts a conversation of its own for each occurrence. No reference: the schedule outlives
     * a conversation that is removed, and is paused at its next time.
     */
    conversation_id: id("conversation_id"),
    title: varchar("title", { length: 200 }).notNull(),
    content: text("content").notNull(),
    /** What the person named; one that is gone by then is a missed occurrence, not another agent or model. */
    agent_id: id("agent_id"),
    model_id: id("model_id"),
    /** `once`: an instant; `cron`: five fields; `rrule`: RFC 5545 with its DTSTART. */
    kind: varchar("kind", { length: 10, enum: ["once", "cron", "rrule"] }).notNull(),
    expression: varchar("expression", { length: 500 }).notNull(),
    /** IANA name: the clock that `expression` is read by. */
    timezone: varchar("timezone", { length: 64 }).notNull(),
    urgency: varchar("urgency", { length: 10, enum: ["high", "normal", "low"] })
      .notNull()
      .default("normal"),
    is_active: boolean("is_active").notNull().default(true),
    /** The next occurrence; null when there is none. */
    next_at: instant("next_at"),
    created_at: instant("created_at").notNull().defaultNow(),
    updated_at: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (table) => [
    index("idx_schedules_due").on(table.next_at).where(sql`is_active`),
    index("idx_schedules_user").on(table.user_id, table.schedule_id),
  ],
);

/** What became of each due occurrence: started once, or missed with the reason. */
export const scheduleOccurrences = pgTable(
  "schedule_occurrences",
  {
    schedule_id: id("schedule_id")
      .notNull()
      .references(() => schedules.schedule_id, { onDelete: "cascade" }),
    due_at: instant("due_at").notNull(),
    status: varchar("status", { length: 10, enum: ["started", "missed"] }).notNull(),
    run_id: id("run_id"),
    reason: varchar("reason", { length: 300 }),
    recorded_at: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.schedule_id, table.due_at] }),
    index("idx_schedule_occurrences_run").on(table.run_id),
  ],
);
