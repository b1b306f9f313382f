import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  json,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  varchar,
} from "drizzle-orm/pg-core";
import type { TaskAnalysis, ToolResult, Usage } from "../../lib/protocol/contract/messages.ts";
import { id, instant } from "./columns.ts";
import { conversations } from "./conversations.ts";
import { messages } from "./messages.ts";
import { users } from "./users.ts";

/** The work one user message starts. */
export const runs = pgTable(
  "runs",
  {
    run_id: id("run_id").primaryKey(),
    conversation_id: id("conversation_id")
      .notNull()
      .references(() => conversations.conversation_id, { onDelete: "cascade" }),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    user_message_id: id("user_message_id")
      .notNull()
      .references(() => messages.message_id, { onDelete: "cascade" }),
    assistant_message_id: id("assistant_message_id")
      .notNull()
      .references(() => messages.message_id, { onDelete: "cascade" }),
    /** Chosen by the client; sending the same twice starts one run. */
    client_message_id: varchar("client_message_id", { length: 100 }).notNull(),
    status: varchar("status", {
      length: 20,
      enum: ["queued", "running", "waiting_approval", "completed", "failed", "cancelled"],
    })
      .notNull()
      .default("queued"),
    priority: integer("priority").notNull().default(5),
    task_type: varchar("task_type", { length: 20, enum: ["interactive", "scheduled"] })
      .notNull()
      .default("interactive"),
    urgency: varchar("urgency", { length: 10, enum: ["high", "normal", "low"] })
      .notNull()
      .default("normal"),
    /** The schedule that started it. */
    schedule_id: id("schedule_id"),
    /** How often the whole run was put back to be tried later, and until when it rests. */
    retry_count: integer("retry_count").notNull().default(0),
    not_before: instant("not_before"),
    /** The agent and model the person asked for; null lets the orchestrator and the defaults decide. */
    requested_agent_id: id("requested_agent_id"),
    requested_model_id: id("requested_model_id"),
    /** The agent that was chosen. */
    agent_id: id("agent_id"),
    analysis: jsonb("analysis").$type<TaskAnalysis>(),
    /** The run this one repeats on request. */
    retry_of: id("retry_of"),
    /** Grows by one with every claim; every write of the engine checks it. */
    fence: integer("fence").notNull().default(0),
    lease_owner: varchar("lease_owner", { length: 100 }),
    lease_until: instant("lease_until"),
    cancel_requested_at: instant("cancel_requested_at"),
    /** The text so far, saved at least every 500 ms while running. */
    draft: text("draft").notNull().default(""),
    usage: jsonb("usage").$type<Usage>(),
    cost: numeric("cost", { precision: 18, scale: 9, mode: "number" }),
    currency: varchar("currency", { length: 10 }),
    error_code: varchar("error_code", { length: 50 }),
    error_message: text("error_message"),
    created_at: instant("created_at").notNull().defaultNow(),
    started_at: instant("started_at"),
    finished_at: instant("finished_at"),
  },
  (table) => [
    uniqueIndex("idx_runs_client_message").on(table.conversation_id, table.client_message_id),
    index("idx_runs_conversation").on(table.conversation_id, table.run_id),
    index("idx_runs_user").on(table.user_id, table.run_id),
    index("idx_runs_retries").on(table.user_id, table.run_id.desc()).where(sql`retry_of is not null`),
    uniqueIndex("idx_runs_assistant_message").on(table.assistant_message_id),
    index("idx_runs_user_message").on(table.user_message_id),
    index("idx_runs_open").on(table.status, table.lease_until).where(sql`status in ('queued', 'running')`),
    index("idx_runs_open_of_user")
      .on(table.user_id, table.run_id)
      .where(sql`status in ('queued', 'running', 'waiting_approval')`),
    // The claim skips through what waits by person and priority; docs/scheduler.md has its figures with and without.
    index("idx_runs_queued").on(table.user_id, table.priority, table.run_id).where(sql`status = 'queued'`),
    index("idx_runs_open_of_conversation")
      .on(table.conversation_id, table.run_id)
      .where(sql`status in ('queued', 'running', 'waiting_approval')`),
    // Small as long as most go well: without it a list of these would read all runs of the person.
    index("idx_runs_ended_badly")
      .on(table.user_id, table.status, table.run_id)
      .where(sql`status in ('failed', 'cancelled')`),
    index("idx_runs_finished").on(table.finished_at).where(sql`finished_at is not null`),
  ],
);

/** One model call or one tool call of a run. `branch` is '' for the chosen agent, `<step>.<call>` for a delegated one. */
export const runSteps = pgTable(
  "run_steps",
  {
    step_id: id("step_id").primaryKey(),
    run_id: id("run_id")
      .notNull()
      .references(() => runs.run_id, { onDelete: "cascade" }),
    branch: varchar("branch", { length: 100 }).notNull().default(""),
    index: integer("index").notNull(),
    kind: varchar("kind", { length: 10, enum: ["model", "tool"] }).notNull(),
    agent_name: varchar("agent_name", { length: 100 }).notNull(),
    /** For a model step: what the model said and asked for, as the engine that wrote it understands it. */
    output: jsonb("output").$type<unknown>(),
    usage: jsonb("usage").$type<Usage>(),
    started_at: instant("started_at").notNull().defaultNow(),
    finished_at: instant("finished_at"),
  },
  (table) => [uniqueIndex("idx_run_steps_place").on(table.run_id, table.branch, table.index)],
);

/**
 * A tool call: a row `started` before it executes, `finished` after; `unknown` when a crash hid how it ended. One that
 * needs a person's yes is `waiting` first.
 */
export const toolCalls = pgTable(
  "tool_calls",
  {
    call_id: id("call_id").primaryKey(),
    run_id: id("run_id")
      .notNull()
      .references(() => runs.run_id, { onDelete: "cascade" }),
    step_id: id("step_id")
      .notNull()
      .references(() => runSteps.step_id, { onDelete: "cascade" }),
    message_id: id("message_id")
      .notNull()
      .references(() => messages.message_id, { onDelete: "cascade" }),
    provider_call_id: varchar("provider_call_id", { length: 200 }).notNull(),
    tool_name: varchar("tool_name", { length: 100 }).notNull(),
    agent_name: varchar("agent_name", { length: 100 }).notNull(),
    input: jsonb("input").$type<unknown>(),
    /** Length of the message's text when the tool was called: where a reader sees the call. */
    offset: integer("offset").notNull().default(0),
    status: varchar("status", { length: 20, enum: ["waiting", "started", "finished", "unknown"] }).notNull(),
    /** The ToolResult: success, result, error, execution_time, metadata. */
    result: jsonb("result").$type<ToolResult>(),
    started_at: instant("started_at").notNull().defaultNow(),
    finished_at: instant("finished_at"),
  },
  (table) => [
    index("idx_tool_calls_run").on(table.run_id, table.call_id),
    index("idx_tool_calls_message").on(table.message_id),
    index("idx_tool_calls_step").on(table.step_id),
  ],
);

/** Facts of a conversation, in order; text deltas are not facts. */
export const runEvents = pgTable(
  "run_events",
  {
    conversation_id: id("conversation_id")
      .notNull()
      .references(() => conversations.conversation_id, { onDelete: "cascade" }),
    seq: bigint("seq", { mode: "number" }).notNull(),
    run_id: id("run_id").references(() => runs.run_id, { onDelete: "cascade" }),
    type: varchar("type", { length: 40 }).notNull(),
    /** `json`, not `jsonb`: a replay must have the bytes that the live reader had, in the same order. */
    data: json("data").$type<Record<string, unknown>>().notNull(),
    timestamp: instant("timestamp").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.conversation_id, table.seq] }),
    index("idx_run_events_run").on(table.run_id),
  ],
);
