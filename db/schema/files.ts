import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, uniqueIndex, varchar } from "drizzle-orm/pg-core";
import { id, instant, version } from "./columns.ts";
import { conversations } from "./conversations.ts";
import { users } from "./users.ts";

/** The files of a conversation's workspace; the bytes are in storage under `storage_key`. */
export const files = pgTable(
  "files",
  {
    file_id: id("file_id").primaryKey(),
    conversation_id: id("conversation_id")
      .notNull()
      .references(() => conversations.conversation_id, { onDelete: "cascade" }),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    /** Relative, with `/`, never beginning with one. */
    path: varchar("path", { length: 1000 }).notNull(),
    media_type: varchar("media_type", { length: 200 }).notNull(),
    size: bigint("size", { mode: "number" }).notNull(),
    sha256: varchar("sha256", { length: 64 }).notNull(),
    storage_key: varchar("storage_key", { length: 200 }).notNull(),
    /** Who wrote it last: `user`, or the name of a tool. */
    written_by: varchar("written_by", { length: 100 }).notNull(),
    /** The number of its newest version. */
    version: version(),
    created_at: instant("created_at").notNull().defaultNow(),
    updated_at: instant("updated_at").notNull().defaultNow(),
    deleted_at: instant("deleted_at"),
  },
  (table) => [
    uniqueIndex("idx_files_path").on(table.conversation_id, table.path).where(sql`deleted_at is null`),
    uniqueIndex("idx_files_storage_key").on(table.storage_key),
    // What a person has stored is summed at every write.
    index("idx_files_user").on(table.user_id, table.conversation_id),
    index("idx_files_deleted_at").on(table.deleted_at).where(sql`deleted_at is not null`),
  ],
);

/** What a file held, version by version, and who wrote it; the newest one is what `files` says. */
export const fileVersions = pgTable(
  "file_versions",
  {
    version_id: id("version_id").primaryKey(),
    file_id: id("file_id")
      .notNull()
      .references(() => files.file_id, { onDelete: "cascade" }),
    /** Counts from 1. */
    number: integer("number").notNull(),
    path: varchar("path", { length: 1000 }).notNull(),
    media_type: varchar("media_type", { length: 200 }).notNull(),
    size: bigint("size", { mode: "number" }).notNull(),
    sha256: varchar("sha256", { length: 64 }).notNull(),
    /** Where its bytes are; versions with the same bytes may share them. */
    storage_key: varchar("storage_key", { length: 200 }).notNull(),
    /** `user`, or the name of a tool. */
    written_by: varchar("written_by", { length: 100 }).notNull(),
    /** The person, whose message or click it was. */
    user_id: id("user_id").references(() => users.user_id, { onDelete: "set null" }),
    /** For a tool: the agent that called it, and the call. */
    agent_name: varchar("agent_name", { length: 100 }),
    call_id: id("call_id"),
    /** The file was removed by this change. */
    is_removal: boolean("is_removal").notNull().default(false),
    created_at: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("idx_file_versions_number").on(table.file_id, table.number),
    index("idx_file_versions_storage_key").on(table.storage_key),
  ],
);
