import { boolean, foreignKey, index, integer, jsonb, pgTable, text, varchar } from "drizzle-orm/pg-core";
import type { Attachment, MessageMetadata, MessageToolCall } from "../../lib/protocol/contract/messages.ts";
import { agents } from "./agents.ts";
import { id, instant, tsvector } from "./columns.ts";
import { conversations } from "./conversations.ts";
import { users } from "./users.ts";

/** Partitioned by month on the UUIDv7 id (the first migration says `PARTITION BY`; drizzle cannot). */
export const messages = pgTable(
  "messages",
  {
    message_id: id("message_id").primaryKey(),
    role: varchar("role", { length: 20, enum: ["user", "assistant", "system", "tool"] }).notNull(),
    content: text("content").notNull(),
    content_type: varchar("content_type", { length: 20 }).notNull().default("text"),
    model_metadata: jsonb("model_metadata").$type<MessageMetadata>(),
    tool_calls: jsonb("tool_calls").$type<MessageToolCall[]>(),
    attachments: jsonb("attachments").$type<Attachment[]>(),
    timestamp: instant("timestamp").notNull().defaultNow(),
    is_deleted: boolean("is_deleted").notNull().default(false),
    is_edited: boolean("is_edited").notNull().default(false),
    edit_count: integer("edit_count").notNull().default(0),
    conversation_id: id("conversation_id")
      .notNull()
      .references(() => conversations.conversation_id, { onDelete: "cascade" }),
    /** The owner of the conversation, here again so that the search index can begin with it. */
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    agent_id: id("agent_id").references(() => agents.agent_id, { onDelete: "set null" }),
    parent_message_id: id("parent_message_id"),
    search: tsvector("search"),
  },
  (table) => [
    foreignKey({
      name: "messages_parent_message_id_fk",
      columns: [table.parent_message_id],
      foreignColumns: [table.message_id],
    }).onDelete("set null"),
    index("idx_messages_conv_id").on(table.conversation_id, table.message_id),
    index("idx_messages_agent_id").on(table.agent_id),
    index("idx_messages_parent").on(table.parent_message_id),
    index("idx_messages_search").using("gin", table.user_id, table.search).with({ fastupdate: false }),
  ],
);

/** What a message said before each edit. */
export const messageEdits = pgTable(
  "message_edits",
  {
    edit_id: id("edit_id").primaryKey(),
    message_id: id("message_id")
      .notNull()
      .references(() => messages.message_id, { onDelete: "cascade" }),
    content: text("content").notNull(),
    attachments: jsonb("attachments").$type<Attachment[]>(),
    edited_at: instant("edited_at").notNull().defaultNow(),
  },
  (table) => [index("idx_message_edits_message").on(table.message_id, table.edit_id)],
);
