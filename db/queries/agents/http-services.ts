import { and, count, desc, eq, getTableColumns, or, type SQL } from "drizzle-orm";
import type { HttpServiceSort } from "../../../lib/protocol/contract/http-services.ts";
import type { Db } from "../../client.ts";
import { httpServices } from "../../schema/tool-sources.ts";
import { users } from "../../schema/users.ts";
import { sortedBy } from "../../sorted-by.ts";

/** Without the document: it is large, and only a refresh looks at it again. */
const { document: _document, ...columns } = getTableColumns(httpServices);

export type HttpServiceRow = Omit<typeof httpServices.$inferSelect, "document">;

/** Needs the owner joined: what is shared goes away at once with its owner's rights. */
const visible = (user_id: string): SQL | undefined =>
  or(
    eq(httpServices.user_id, user_id),
    and(eq(httpServices.is_shared, true), eq(users.is_superuser, true), eq(users.is_active, true)),
  );

const withOwner = (db: Db) =>
  db
    .select({ service: columns, is_owner_superuser: users.is_superuser })
    .from(httpServices)
    .innerJoin(users, eq(users.user_id, httpServices.user_id));

/** A service with its owner's rights, which decide what it may reach. */
export type StoredHttpService = Awaited<ReturnType<typeof findHttpService>>[number];

export const findHttpService = (db: Db, user_id: string, service_id: string) =>
  withOwner(db)
    .where(and(eq(httpServices.service_id, service_id), visible(user_id)))
    .limit(1);

export const listHttpServiceRows = (
  db: Db,
  user_id: string,
  page: { limit: number; offset: number; sort: HttpServiceSort },
) =>
  withOwner(db)
    .where(visible(user_id))
    .orderBy(sortedBy(page.sort, httpServices, httpServices.service_id))
    .limit(page.limit)
    .offset(page.offset);

export const countHttpServiceRows = (db: Db, user_id: string) =>
  db
    .select({ total: count() })
    .from(httpServices)
    .innerJoin(users, eq(users.user_id, httpServices.user_id))
    .where(visible(user_id));

/** Those whose tools a person's agents may have. */
export const listEnabledHttpServices = (db: Db, user_id: string, limit: number) =>
  withOwner(db)
    .where(and(visible(user_id), eq(httpServices.is_enabled, true)))
    // Their own before those that others share.
    .orderBy(desc(eq(httpServices.user_id, user_id)), httpServices.service_id)
    .limit(limit);

export const countOwnHttpServices = (db: Db, user_id: string) =>
  db.select({ total: count() }).from(httpServices).where(eq(httpServices.user_id, user_id));

/** Its document as it was read last, as JSON. */
export const findHttpServiceDocument = (db: Db, service_id: string) =>
  db.select({ document: httpServices.document }).from(httpServices).where(eq(httpServices.service_id, service_id));

/** The row itself, held for a change; visible ones were looked up before. */
export const lockHttpService = (db: Db, service_id: string) =>
  db.select(columns).from(httpServices).where(eq(httpServices.service_id, service_id)).for("update");

export const insertHttpService = (db: Db, values: typeof httpServices.$inferInsert) =>
  db.insert(httpServices).values(values).returning(columns);

export type HttpServiceChanges = Partial<
  Omit<typeof httpServices.$inferSelect, "service_id" | "user_id" | "created_at">
>;

export const updateHttpServiceRow = (db: Db, service_id: string, changes: HttpServiceChanges) =>
  db
    .update(httpServices)
    .set(changes)
    .where(eq(httpServices.service_id, service_id))
    .returning({ service_id: httpServices.service_id });

export const deleteHttpServiceRow = (db: Db, service_id: string) =>
  db.delete(httpServices).where(eq(httpServices.service_id, service_id));
