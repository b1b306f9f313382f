import { and, count, desc, eq, or, type SQL } from "drizzle-orm";
import type { McpServerSort } from "../../../lib/protocol/contract/mcp-servers.ts";
import type { Db } from "../../client.ts";
import { mcpServers } from "../../schema/tool-sources.ts";
import { users } from "../../schema/users.ts";
import { sortedBy } from "../../sorted-by.ts";

export type McpServerRow = typeof mcpServers.$inferSelect;

/** Needs the owner joined: what is shared goes away at once with its owner's rights. */
const visible = (user_id: string): SQL | undefined =>
  or(
    eq(mcpServers.user_id, user_id),
    and(eq(mcpServers.is_shared, true), eq(users.is_superuser, true), eq(users.is_active, true)),
  );

const withOwner = (db: Db) =>
  db
    .select({ server: mcpServers, is_owner_superuser: users.is_superuser })
    .from(mcpServers)
    .innerJoin(users, eq(users.user_id, mcpServers.user_id));

/** A server with its owner's rights, which decide what it may be and reach. */
export type StoredMcpServer = Awaited<ReturnType<typeof findMcpServer>>[number];

export const findMcpServer = (db: Db, user_id: string, server_id: string) =>
  withOwner(db)
    .where(and(eq(mcpServers.server_id, server_id), visible(user_id)))
    .limit(1);

export const listMcpServerRows = (
  db: Db,
  user_id: string,
  page: { limit: number; offset: number; sort: McpServerSort },
) =>
  withOwner(db)
    .where(visible(user_id))
    .orderBy(sortedBy(page.sort, mcpServers, mcpServers.server_id))
    .limit(page.limit)
    .offset(page.offset);

export const countMcpServerRows = (db: Db, user_id: string) =>
  db
    .select({ total: count() })
    .from(mcpServers)
    .innerJoin(users, eq(users.user_id, mcpServers.user_id))
    .where(visible(user_id));

/** Those whose tools a person's agents may have. */
export const listEnabledMcpServers = (db: Db, user_id: string, limit: number) =>
  withOwner(db)
    .where(and(visible(user_id), eq(mcpServers.is_enabled, true)))
    // Their own before those that others share.
    .orderBy(desc(eq(mcpServers.user_id, user_id)), mcpServers.server_id)
    .limit(limit);

export const countOwnMcpServers = (db: Db, user_id: string) =>
  db.select({ total: count() }).from(mcpServers).where(eq(mcpServers.user_id, user_id));

/** The row itself, held for a change; visible ones were looked up before. */
export const lockMcpServer = (db: Db, server_id: string) =>
  db.select().from(mcpServers).where(eq(mcpServers.server_id, server_id)).for("update");

type NewMcpServer = typeof mcpServers.$inferInsert;

export const insertMcpServer = (db: Db, values: NewMcpServer) => db.insert(mcpServers).values(values).returning();

export type McpServerChanges = Partial<Omit<McpServerRow, "server_id" | "user_id" | "created_at" | "transport">>;

export const updateMcpServerRow = (db: Db, server_id: string, changes: McpServerChanges) =>
  db.update(mcpServers).set(changes).where(eq(mcpServers.server_id, server_id)).returning();

export const deleteMcpServerRow = (db: Db, server_id: string) =>
  db.delete(mcpServers).where(eq(mcpServers.server_id, server_id));
