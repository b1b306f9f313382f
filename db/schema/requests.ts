import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, primaryKey, text, varchar } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { conversations } from "./conversations.ts";
import { users } from "./users.ts";

/** The answers of requests that came with an `Idempotency-Key`, so that the same again gets the same answer for a day. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    key: varchar("key", { length: 255 }).notNull(),
    operation: varchar("operation", { length: 100 }).notNull(),
    /** SHA-256 in hex of address and body: another request under the same key is a mistake. */
    request_hash: varchar("request_hash", { length: 64 }).notNull(),
    /** Null while the first request is still at work. */
    status: integer("status"),
    /** Encrypted, for an answer may hold a secret that is shown once. */
    answer: text("answer"),
    created_at: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.user_id, table.key] }),
    index("idx_idempotency_keys_created").on(table.created_at),
  ],
);

/** A large file on its way in, piece by piece; the pieces are in storage under `storage_key` and their offset. */
export const uploads = pgTable(
  "uploads",
  {
    upload_id: id("upload_id").primaryKey(),
    conversation_id: id("conversation_id")
      .notNull()
      .references(() => conversations.conversation_id, { onDelete: "cascade" }),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    name: varchar("name", { length: 255 }).notNull(),
    media_type: varchar("media_type", { length: 200 }).notNull(),
    /** Bytes: of the whole, and those that are safely here. */
    size: bigint("size", { mode: "number" }).notNull(),
    received: bigint("received", { mode: "number" }).notNull().default(0),
    storage_key: varchar("storage_key", { length: 200 }).notNull(),
    /** The file it became. */
    file_id: id("file_id"),
    created_at: instant("created_at").notNull().defaultNow(),
    expires_at: instant("expires_at").notNull(),
  },
  (table) => [
    index("idx_uploads_user").on(table.user_id),
    index("idx_uploads_conversation").on(table.conversation_id),
    index("idx_uploads_expires").on(table.expires_at).where(sql`file_id is null`),
  ],
);
