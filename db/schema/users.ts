import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, varchar } from "drizzle-orm/pg-core";
import type { Preferences } from "../../lib/protocol/contract/users.ts";
import { id, instant } from "./columns.ts";

export const users = pgTable(
  "users",
  {
    user_id: id("user_id").primaryKey(),
    nickname: varchar("nickname", { length: 50 }).notNull(),
    /** Stored in lower case. */
    email: varchar("email", { length: 255 }).notNull().unique(),
    hashed_password: varchar("hashed_password", { length: 255 }).notNull(),
    created_at: instant("created_at").notNull().defaultNow(),
    last_login_at: instant("last_login_at"),
    is_superuser: boolean("is_superuser").notNull().default(false),
    is_active: boolean("is_active").notNull().default(false),
    email_verified_at: instant("email_verified_at"),
    timezone: varchar("timezone", { length: 50 }).notNull().default("UTC+8:00"),
    language: varchar("language", { length: 10 }).notNull().default("zh"),
    preferences: jsonb("preferences").$type<Preferences>(),
    total_conversations: integer("total_conversations").notNull().default(0),
    total_messages: integer("total_messages").notNull().default(0),
  },
  (table) => [
    index("idx_users_created_at").on(table.created_at),
    index("idx_users_is_active").on(table.is_active).where(sql`is_active = true`),
  ],
);

/** A signed-in browser or program. A token is valid only while its session row lives. */
export const signInSessions = pgTable(
  "sign_in_sessions",
  {
    session_id: id("session_id").primaryKey(),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    kind: varchar("kind", { length: 20, enum: ["browser", "api"] }).notNull(),
    created_at: instant("created_at").notNull().defaultNow(),
    expires_at: instant("expires_at").notNull(),
    revoked_at: instant("revoked_at"),
    user_agent: varchar("user_agent", { length: 300 }),
  },
  (table) => [index("idx_sign_in_sessions_user_id").on(table.user_id)],
);

/** Invitations to register while registration is by invitation. Only the hash of the link's token is kept. */
export const invitations = pgTable("invitations", {
  invitation_id: id("invitation_id").primaryKey(),
  token_hash: varchar("token_hash", { length: 64 }).notNull().unique(),
  email: varchar("email", { length: 255 }),
  created_by: id("created_by").references(() => users.user_id, { onDelete: "cascade" }),
  created_at: instant("created_at").notNull().defaultNow(),
  expires_at: instant("expires_at").notNull(),
  used_at: instant("used_at"),
});
