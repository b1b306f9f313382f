import { sql } from "drizzle-orm";
import { bigint, pgTable, uniqueIndex, varchar } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
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
    created_at: instant("created_at").notNull().defaultNow(),
    updated_at: instant("updated_at").notNull().defaultNow(),
    deleted_at: instant("deleted_at"),
  },
  (table) => [
    uniqueIndex("idx_files_path").on(table.conversation_id, table.path).where(sql`deleted_at is null`),
    uniqueIndex("idx_files_storage_key").on(table.storage_key),
  ],
);
