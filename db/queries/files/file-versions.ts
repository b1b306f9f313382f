import { and, asc, desc, eq, inArray, lte, ne, notExists, or, sql } from "drizzle-orm";
import type { Db, Transaction } from "../../client.ts";
import { files, fileVersions } from "../../schema/files.ts";

export type FileVersionRow = typeof fileVersions.$inferSelect;
type NewVersion = typeof fileVersions.$inferInsert;

export const insertVersions = (tx: Transaction, versions: NewVersion[]) => tx.insert(fileVersions).values(versions);

/** Newest first. A file that changes meanwhile may have one more. */
export const listVersionRows = (db: Db, file_id: string) =>
  db.select().from(fileVersions).where(eq(fileVersions.file_id, file_id)).orderBy(desc(fileVersions.number));

export async function findVersion(db: Db, file_id: string, number: number): Promise<FileVersionRow | undefined> {
  const [row] = await db
    .select()
    .from(fileVersions)
    .where(and(eq(fileVersions.file_id, file_id), eq(fileVersions.number, number)));
  return row;
}

/** Where a file had these bytes before, if it did and they are still kept. */
export async function findSameBytes(
  tx: Transaction,
  file_id: string,
  { sha256, size }: { sha256: string; size: number },
) {
  const [row] = await tx
    .select({ storage_key: fileVersions.storage_key })
    .from(fileVersions)
    .where(and(eq(fileVersions.file_id, file_id), eq(fileVersions.sha256, sha256), eq(fileVersions.size, size)))
    .orderBy(desc(fileVersions.number))
    .limit(1);
  return row?.storage_key;
}

/** Whose versions may go: all, or those alone that agents wrote. */
export type Expendable = "all" | "agents";

/** A removal has no bytes of its own: whoever removed a file wrote nothing. */
const written = (by: Expendable) =>
  by === "agents" ? or(ne(fileVersions.written_by, "user"), eq(fileVersions.is_removal, true)) : undefined;

/** Removes versions up to a number; gives their keys. */
export const removeVersionsUpTo = (tx: Transaction, file_id: string, number: number, by: Expendable) =>
  tx
    .delete(fileVersions)
    .where(and(eq(fileVersions.file_id, file_id), lte(fileVersions.number, number), written(by)))
    .returning({ storage_key: fileVersions.storage_key });

/** The versions of a workspace that are not what its files are now, oldest first. */
export const listOldVersions = (tx: Transaction, conversation_id: string, limit: number, by: Expendable) =>
  tx
    .select({
      version_id: fileVersions.version_id,
      storage_key: fileVersions.storage_key,
      size: fileVersions.size,
    })
    .from(fileVersions)
    .innerJoin(files, eq(files.file_id, fileVersions.file_id))
    .where(
      and(
        eq(files.conversation_id, conversation_id),
        or(sql`${files.deleted_at} is not null`, ne(fileVersions.number, files.version)),
        written(by),
      ),
    )
    .orderBy(asc(fileVersions.created_at), asc(fileVersions.version_id))
    .limit(limit);

export const removeVersions = (tx: Transaction, version_ids: string[]) =>
  tx.delete(fileVersions).where(inArray(fileVersions.version_id, version_ids));

/** Removes the rows of removed files of which no version is left: nothing could be restored. */
export const removeForgottenFiles = (tx: Transaction, conversation_id: string) =>
  tx
    .delete(files)
    .where(
      and(
        eq(files.conversation_id, conversation_id),
        sql`${files.deleted_at} is not null`,
        notExists(tx.select({ one: sql`1` }).from(fileVersions).where(eq(fileVersions.file_id, files.file_id))),
      ),
    );

/** Which of these keys no row names any more. */
export async function keysWithoutRow(tx: Transaction, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const named = await tx
    .select({ storage_key: files.storage_key })
    .from(files)
    .where(inArray(files.storage_key, keys))
    .union(
      tx
        .select({ storage_key: fileVersions.storage_key })
        .from(fileVersions)
        .where(inArray(fileVersions.storage_key, keys)),
    );
  const known = new Set(named.map(({ storage_key }) => storage_key));
  return [...new Set(keys)].filter((key) => !known.has(key));
}
