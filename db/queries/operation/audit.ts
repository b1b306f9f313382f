import { and, asc, count, desc, eq, gt, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AuditSort } from "../../../lib/protocol/contract/audit.ts";
import type { Db } from "../../client.ts";
import { auditLog, users } from "../../schema/index.ts";

interface NewEntry {
  event: string;
  actor_id: string | null;
  subject_id: string | null;
  data: Record<string, unknown>;
}

export const insertAuditEntry = (db: Db, entry: NewEntry) => db.insert(auditLog).values(entry);

/** What a seal's hash is over: the columns, those that JavaScript would round as PostgreSQL's texts. */
export const sealedColumns = {
  audit_id: auditLog.audit_id,
  event: auditLog.event,
  actor_id: auditLog.actor_id,
  subject_id: auditLog.subject_id,
  data: sql<string>`${auditLog.data}::text`,
  created_at: sql<string>`to_char(${auditLog.created_at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
};

export interface SealedFields {
  audit_id: number;
  event: string;
  actor_id: string | null;
  subject_id: string | null;
  data: string;
  created_at: string;
}

export interface AuditFilter {
  /** Only what this person did, or what was done to their account. */
  about?: string | undefined;
  event?: string | undefined;
  actor_id?: string | undefined;
  subject_id?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

const matching = ({ about, event, actor_id, subject_id, from, to }: AuditFilter): SQL | undefined =>
  and(
    about === undefined ? undefined : or(eq(auditLog.actor_id, about), eq(auditLog.subject_id, about)),
    event === undefined ? undefined : eq(auditLog.event, event),
    actor_id === undefined ? undefined : eq(auditLog.actor_id, actor_id),
    subject_id === undefined ? undefined : eq(auditLog.subject_id, subject_id),
    from === undefined ? undefined : gte(auditLog.created_at, from),
    to === undefined ? undefined : lt(auditLog.created_at, to),
  );

export type AuditRow = Awaited<ReturnType<typeof listAuditRows>>[number];

/** By age, with the names of whoever still has an account; `after` is the last id that the reader has seen. */
export function listAuditRows(
  db: Db,
  filter: AuditFilter,
  page: { sort: AuditSort; limit: number; offset: number; after?: number | undefined },
) {
  const [inOrder, isBehind] = page.sort === "created_at" ? [asc, gt] : [desc, lt];
  const actors = alias(users, "actors");
  const subjects = alias(users, "subjects");
  return db
    .select({
      audit_id: auditLog.audit_id,
      event: auditLog.event,
      actor_id: auditLog.actor_id,
      actor_nickname: actors.nickname,
      subject_id: auditLog.subject_id,
      subject_nickname: subjects.nickname,
      data: auditLog.data,
      created_at: auditLog.created_at,
    })
    .from(auditLog)
    .leftJoin(actors, eq(actors.user_id, auditLog.actor_id))
    .leftJoin(subjects, eq(subjects.user_id, auditLog.subject_id))
    .where(and(matching(filter), page.after === undefined ? undefined : isBehind(auditLog.audit_id, page.after)))
    .orderBy(inOrder(auditLog.audit_id))
    .limit(page.limit)
    .offset(page.offset);
}

/** How many there are, counted up to `most`. */
export async function countAuditRows(db: Db, filter: AuditFilter, most: number): Promise<number> {
  const counted = db
    .select({ one: sql`1`.as("one") })
    .from(auditLog)
    .where(matching(filter))
    .limit(most)
    .as("counted");
  const [row] = await db.select({ total: count() }).from(counted);
  return row?.total ?? 0;
}
