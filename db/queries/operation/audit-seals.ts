import { and, asc, desc, eq, gt, notExists, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../../client.ts";
import { auditLog, auditSeals } from "../../schema/index.ts";
import { type SealedFields, sealedColumns } from "./audit.ts";
import { findSetting, saveSetting } from "./settings.ts";

/** Up to where every entry is sealed, and how far that is about to reach. */
const watermark = z.object({
  audit_id: z.number().int(),
  next: z.object({ audit_id: z.number().int(), xmax: z.string(), noted_at: z.string() }).nullable(),
});
export type Watermark = z.infer<typeof watermark>;

const WATERMARK = "audit_sealed_up_to";

/** Only one seals at a time; false while another does. */
export async function lockSealing(tx: Db): Promise<boolean> {
  const [row] = await tx.execute<{ locked: boolean }>(sql`select pg_try_advisory_xact_lock(7238003) as locked`);
  return row?.locked ?? false;
}

export async function findWatermark(tx: Db): Promise<Watermark> {
  const stored = watermark.safeParse(await findSetting(tx, WATERMARK));
  return stored.success ? stored.data : { audit_id: 0, next: null };
}

export const saveWatermark = (tx: Db, value: Watermark) => saveSetting(tx, WATERMARK, value);

/** The last seal; undefined while there is none. */
export const findHead = async (db: Db) =>
  (await db.select().from(auditSeals).orderBy(desc(auditSeals.seal_no)).limit(1))[0];

const isUnsealed = (db: Db) =>
  notExists(db.select({ one: sql`1` }).from(auditSeals).where(eq(auditSeals.audit_id, auditLog.audit_id)));

/** Entries without a seal above an id, oldest first. */
export const listUnsealed = (db: Db, above: number, limit: number): Promise<SealedFields[]> =>
  db
    .select(sealedColumns)
    .from(auditLog)
    .where(and(gt(auditLog.audit_id, above), isUnsealed(db)))
    .orderBy(asc(auditLog.audit_id))
    .limit(limit);

export const insertSeals = async (tx: Db, seals: { seal_no: number; audit_id: number; hash: string }[]) => {
  if (seals.length > 0) await tx.insert(auditSeals).values(seals);
};

/** The newest entry, the first transaction that had not begun, and whether all before `xmax` have ended. */
export async function readHorizon(tx: Db, xmax: string | null) {
  const [row] = await tx.execute<{ newest: string | null; xmax: string; is_over: boolean | null }>(sql`
    select (select max(audit_id) from audit_log)::text as newest,
      pg_snapshot_xmax(pg_current_snapshot())::text as xmax,
      pg_snapshot_xmin(pg_current_snapshot()) >= ${xmax}::text::xid8 as is_over`);
  return { newest: Number(row?.newest ?? 0), xmax: row?.xmax ?? "", is_over: row?.is_over ?? false };
}

/** Seals above a number in order, each with its entry as it is now; the entry's columns are null where it is gone. */
export const listSealsWithEntries = (db: Db, above: number, limit: number) =>
  db
    .select({
      seal_no: auditSeals.seal_no,
      sealed_id: auditSeals.audit_id,
      hash: auditSeals.hash,
      sealed_at: auditSeals.sealed_at,
      entry: sealedColumns,
    })
    .from(auditSeals)
    .leftJoin(auditLog, eq(auditLog.audit_id, auditSeals.audit_id))
    .where(gt(auditSeals.seal_no, above))
    .orderBy(asc(auditSeals.seal_no))
    .limit(limit);

/**
 * Of the next `limit` entries above an id: how many have no seal, the first of them from before `old`, and the last id.
 * Undefined at the end.
 */
export async function lookForUnsealed(db: Db, above: number, old: Date, limit: number) {
  const [row] = await db.execute<{ last: string | null; unsealed: string; first_old: string | null }>(sql`
    select max(audit_id)::text as last, count(*) filter (where is_unsealed)::text as unsealed,
      (min(audit_id) filter (where is_unsealed and created_at < ${old.toISOString()}::text::timestamptz))::text as first_old
    from (select audit_id, created_at,
        not exists (select 1 from audit_seals where audit_seals.audit_id = audit_log.audit_id) as is_unsealed
      from audit_log where audit_id > ${above} order by audit_id limit ${limit}) page`);
  if (!row?.last) return undefined;
  const first_old = row.first_old === null ? null : Number(row.first_old);
  return { last: Number(row.last), unsealed: Number(row.unsealed), first_old };
}

export const findSeal = async (db: Db, seal_no: number) =>
  (await db.select().from(auditSeals).where(eq(auditSeals.seal_no, seal_no)))[0];
