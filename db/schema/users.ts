import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, uniqueIndex, varchar } from "drizzle-orm/pg-core";
import type { Preferences } from "../../lib/protocol/contract/users.ts";
import { id, instant, version } from "./columns.ts";

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
    version: version(),
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
    /** Where it came from when it began, and when it was last renewed. */
    address: varchar("address", { length: 45 }),
    last_used_at: instant("last_used_at"),
    /** When its person last proved to be themselves within it; null: not since it began. */
    proved_at: instant("proved_at"),
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

/** One link of a sign-in's chain of refresh tokens, by its hash. A used one that comes again ends the whole sign-in. */
export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    token_id: id("token_id").primaryKey(),
    session_id: id("session_id")
      .notNull()
      .references(() => signInSessions.session_id, { onDelete: "cascade" }),
    token_hash: varchar("token_hash", { length: 64 }).notNull().unique(),
    created_at: instant("created_at").notNull().defaultNow(),
    expires_at: instant("expires_at").notNull(),
    used_at: instant("used_at"),
  },
  (table) => [index("idx_refresh_tokens_session").on(table.session_id)],
);

/** A link sent by mail, by the hash of its token: for one purpose, one address, once. */
export const emailTokens = pgTable(
  "email_tokens",
  {
    token_id: id("token_id").primaryKey(),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    purpose: varchar("purpose", { length: 20, enum: ["verify_email", "reset_password", "change_email"] }).notNull(),
    token_hash: varchar("token_hash", { length: 64 }).notNull().unique(),
    /** The address it was sent to; it proves that one and no other. */
    email: varchar("email", { length: 255 }).notNull(),
    created_at: instant("created_at").notNull().defaultNow(),
    expires_at: instant("expires_at").notNull(),
    used_at: instant("used_at"),
  },
  (table) => [index("idx_email_tokens_user").on(table.user_id, table.purpose)],
);

/** A person's key for programs: shown once, kept as a hash, and good for what its scopes name. */
export const apiKeys = pgTable(
  "api_keys",
  {
    key_id: id("key_id").primaryKey(),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    name: varchar("name", { length: 100 }).notNull(),
    /** What it begins with, to recognise it by. */
    prefix: varchar("prefix", { length: 20 }).notNull(),
    token_hash: varchar("token_hash", { length: 64 }).notNull().unique(),
    /** `<noun>:read`, `<noun>:write`, or `*`. */
    scopes: jsonb("scopes").$type<string[]>().notNull(),
    created_at: instant("created_at").notNull().defaultNow(),
    expires_at: instant("expires_at"),
    last_used_at: instant("last_used_at"),
    revoked_at: instant("revoked_at"),
  },
  (table) => [index("idx_api_keys_user").on(table.user_id, table.key_id)],
);

/** An account elsewhere by which a person signs in. */
export const oauthAccounts = pgTable(
  "oauth_accounts",
  {
    provider: varchar("provider", { length: 20 }).notNull(),
    provider_account_id: varchar("provider_account_id", { length: 200 }).notNull(),
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    email: varchar("email", { length: 255 }).notNull(),
    created_at: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.provider_account_id] }),
    uniqueIndex("idx_oauth_accounts_user").on(table.user_id, table.provider),
  ],
);

/** A right that an administrator gave to one person beyond their role, in the specification's form (`user:delete`). */
export const grants = pgTable(
  "grants",
  {
    user_id: id("user_id")
      .notNull()
      .references(() => users.user_id, { onDelete: "cascade" }),
    permission: varchar("permission", { length: 60 }).notNull(),
    granted_by: id("granted_by").references(() => users.user_id, { onDelete: "set null" }),
    created_at: instant("created_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.permission] })],
);
