import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { files, fileVersions } from "../../schema/files.ts";

export interface FileUsage {
  /** Files that are there now. */
  files: number;
  /** Their bytes. */
  current_bytes: number;
  /** Everything that is kept, also for earlier versions and removed files; what versions share counts once. */
  bytes: number;
}

export const usageOfWorkspace = (db: Db, { conversation_id, user_id }: { conversation_id: string; user_id: string }) =>
  usageOf(db, and(eq(files.conversation_id, conversation_id), eq(files.user_id, user_id)));

/** Of all conversations of a person, deleted ones too until they are gone. */
export const usageOfPerson = (db: Db, user_id: string) => usageOf(db, eq(files.user_id, user_id));

async function usageOf(db: Db, which: SQL | undefined): Promise<FileUsage> {
  const kept = db
    .select({ storage_key: files.storage_key, size: files.size })
    .from(files)
    .where(which)
    .union(
      db
        .select({ storage_key: fileVersions.storage_key, size: fileVersions.size })
        .from(fileVersions)
        .innerJoin(files, eq(files.file_id, fileVersions.file_id))
        .where(which),
    )
    .as("kept");
  const [[stored], [current]] = await Promise.all([
    db.select({ bytes: sql<string>`coalesce(sum(${kept.size}), 0)`.mapWith(Number) }).from(kept),
    db
      .select({
        files: sql<string>`count(*)`.mapWith(Number),
        bytes: sql<string>`coalesce(sum(${files.size}), 0)`.mapWith(Number),
      })
      .from(files)
      .where(and(which, sql`${files.deleted_at} is null`)),
  ]);
  return { files: current?.files ?? 0, current_bytes: current?.bytes ?? 0, bytes: stored?.bytes ?? 0 };
}
