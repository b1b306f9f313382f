import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, varchar } from "drizzle-orm/pg-core";
import { id, instant, tsvector, version } from "./columns.ts";
import { users } from "./users.ts";

/** Partitioned by month on the UUIDv7 id (the first migration says `PARTITION BY`; drizzle cannot). */
export const conversations = pgTable(
  "conversations",
  {
    conversation_id: id("conversation_id").primaryKey(),
    title: varchar("title", { length: 200 }).notNull().default("New Chat"),
    /** False until a person or the first answer names the conversation. */
    is_titled: boolean("is_titled").notNull().default(false),
    summary: varchar("summary", { length: 500 }),
    created_at: instant("created_at").notNull().defaultNow(),
    updated_at: instant("updated_at").notNull().defaultNow(),
    last_message_at: instant("last_message_at"),
    is_pinned: boolean("is_pinned").notNull().default(false),
    is_archived: boolean("is_archived").notNull().default(false),
    message_count: integer("message_count").notNull().default(0),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    tags: jsonb("tags").$type<string[]>(),
    metadata: jsonb("metadata").$type<Record<string, unknown>>(),
    /** The seq of the newest fact in `run_events`; grows by one. */
    last_seq: bigint("last_seq", { mode: "number" }).notNull().default(0),
    /** Set while a deletion can still be undone; such a conversation is invisible and soon removed. */
    deleted_at: instant("deleted_at"),
    /** `chat`: made by a person or a program to go on with; `openai`: kept for a call of the OpenAI-compatible endpoint. */
    source: varchar("source", { length: 10, enum: ["chat", "openai"] })
      .notNull()
      .default("chat"),
    /** The message of another conversation that this one branched off from. */
    branched_from: id("branched_from"),
    version: version(),
    search: tsvector("search"),
  },
  (table) => [
    // The order of the list; what it is filtered by stands at the end and is looked at without the row.
    index("idx_conversations_user_time")
      .on(
        table.user_id,
        table.is_pinned.desc(),
        table.last_message_at.desc(),
        table.conversation_id.desc(),
        table.is_archived,
        table.source,
      )
      .where(sql`deleted_at is null`),
    index("idx_conversations_user_id").on(table.user_id, table.conversation_id),
    index("idx_conversations_title")
      .on(table.user_id, table.title, table.conversation_id)
      .where(sql`deleted_at is null`),
    // Small as long as few are: totals are what all are, less these.
    index("idx_conversations_archived").on(table.user_id, table.source).where(sql`is_archived and deleted_at is null`),
    index("idx_conversations_openai")
      .on(table.user_id, table.is_archived)
      .where(sql`source = 'openai' and deleted_at is null`),
    index("idx_conversations_tags")
      .using("gin", table.user_id, table.tags.op("jsonb_path_ops"))
      .with({ fastupdate: false })
      .where(sql`tags is not null and deleted_at is null`),
    index("idx_conversations_search").using("gin", table.user_id, table.search).with({ fastupdate: false }),
    index("idx_conversations_deleted_at").on(table.deleted_at).where(sql`deleted_at is not null`),
  ],
);
