import { and, asc, count, eq, gt, isNull, lt, sql, sum } from "drizzle-orm";
import type { Db, Transaction } from "../../client.ts";
import { conversations, uploads } from "../../schema/index.ts";

export type UploadRow = typeof uploads.$inferSelect;

export async function insertUpload(tx: Transaction, row: typeof uploads.$inferInsert): Promise<UploadRow> {
  const [inserted] = await tx.insert(uploads).values(row).returning();
  if (!inserted) throw new Error("insert returned no row");
  return inserted;
}

/** An upload of the user's, into a conversation that is not deleted. */
export async function findUpload(db: Db, user_id: string, upload_id: string): Promise<UploadRow | undefined> {
  const [row] = await db
    .select({ upload: uploads })
    .from(uploads)
    .innerJoin(conversations, eq(conversations.conversation_id, uploads.conversation_id))
    .where(and(eq(uploads.upload_id, upload_id), eq(uploads.user_id, user_id), isNull(conversations.deleted_at)));
  return row?.upload;
}

/** The same for the rest of the transaction: one piece after another. */
export async function lockUpload(tx: Transaction, user_id: string, upload_id: string): Promise<UploadRow | undefined> {
  const [row] = await tx
    .select()
    .from(uploads)
    .where(and(eq(uploads.upload_id, upload_id), eq(uploads.user_id, user_id)))
    .for("update");
  return row;
}

export async function updateUpload(
  tx: Transaction,
  upload_id: string,
  change: Partial<Pick<UploadRow, "received" | "expires_at" | "file_id">>,
): Promise<UploadRow | undefined> {
  const [row] = await tx.update(uploads).set(change).where(eq(uploads.upload_id, upload_id)).returning();
  return row;
}

/** Any number that nothing else in the database uses as the first half of an advisory lock. */
const UPLOADS_LOCK = 7_232_620;

/** One beginning of an upload of a person's after the other: in many conversations at once they could not be counted. */
export const lockUploadsOf = (tx: Transaction, user_id: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(${UPLOADS_LOCK}, hashtext(${user_id}))`);

/** Uploads of a person that are on their way. */
export async function countOpenUploads(tx: Transaction, user_id: string, now: Date): Promise<number> {
  const [row] = await tx
    .select({ open: count() })
    .from(uploads)
    .where(and(eq(uploads.user_id, user_id), isNull(uploads.file_id), gt(uploads.expires_at, now)));
  return row?.open ?? 0;
}

/** Bytes that the uploads on their way into a workspace will have. */
export async function sumOpenUploads(tx: Transaction, conversation_id: string, now: Date): Promise<number> {
  const [row] = await tx
    .select({ bytes: sum(uploads.size).mapWith(Number) })
    .from(uploads)
    .where(and(eq(uploads.conversation_id, conversation_id), isNull(uploads.file_id), gt(uploads.expires_at, now)));
  return row?.bytes ?? 0;
}

/** Removes an upload; gives the key its pieces are stored under, none where they became a file. */
export const removeUpload = (db: Db, user_id: string, upload_id: string) =>
  db
    .delete(uploads)
    .where(and(eq(uploads.upload_id, upload_id), eq(uploads.user_id, user_id)))
    .returning({ storage_key: uploads.storage_key, file_id: uploads.file_id });

/** Removes uploads whose time is over, at most `limit`, oldest first, passing by one that is in use. */
export const removeExpiredUploads = (tx: Transaction, now: Date, limit: number) => {
  const due = tx
    .select({ upload_id: uploads.upload_id })
    .from(uploads)
    .where(lt(uploads.expires_at, now))
    .orderBy(asc(uploads.expires_at))
    .limit(limit)
    .for("update", { skipLocked: true });
  return tx
    .delete(uploads)
    .where(sql`${uploads.upload_id} in (${due})`)
    .returning({ storage_key: uploads.storage_key, file_id: uploads.file_id });
};

/** The keys of what is on its way into a conversation that is about to be removed. */
export const listUploadKeys = (db: Db, conversation_id: string) =>
  db
    .select({ storage_key: uploads.storage_key })
    .from(uploads)
    .where(and(eq(uploads.conversation_id, conversation_id), isNull(uploads.file_id)));
