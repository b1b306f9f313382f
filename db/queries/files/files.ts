import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { FileSort } from "../../../lib/protocol/contract/files.ts";
import type { Db } from "../../client.ts";
import { conversations } from "../../schema/conversations.ts";
import { files, fileVersions } from "../../schema/files.ts";
import { sortedBy } from "../../sorted-by.ts";

export type FileRow = typeof files.$inferSelect;

interface Workspace {
  conversation_id: string;
  user_id: string;
}

const inWorkspace = ({ conversation_id, user_id }: Workspace) =>
  and(eq(files.conversation_id, conversation_id), eq(files.user_id, user_id), isNull(files.deleted_at));

/** Any number that nothing else in the database uses as the first half of an advisory lock. */
const WORKSPACE_LOCK = 7_232_617;

/** One writer per workspace until the transaction ends: names and quota are judged on what is there. */
export const lockWorkspace = (db: Db, conversation_id: string) =>
  db.execute(sql`select pg_advisory_xact_lock(${WORKSPACE_LOCK}, hashtext(${conversation_id}))`);

const FILES_LOCK = 7_232_631;

/** One writer of all a person's files until the transaction ends; taken after the workspace's, and last of all locks. */
export const lockFilesOf = (db: Db, user_id: string) =>
  db.execute(sql`select pg_advisory_xact_lock(${FILES_LOCK}, hashtext(${user_id}))`);

/** By path. */
export const listFileRows = (db: Db, workspace: Workspace) =>
  db.select().from(files).where(inWorkspace(workspace)).orderBy(asc(files.path));

/** One page of the same; a workspace's quota bounds what is sorted. */
export const listFileRowsAt = (db: Db, workspace: Workspace, page: { sort: FileSort; limit: number; offset: number }) =>
  db
    .select()
    .from(files)
    .where(inWorkspace(workspace))
    .orderBy(sortedBy(page.sort, files, files.file_id))
    .limit(page.limit)
    .offset(page.offset);

export async function countFiles(db: Db, workspace: Workspace): Promise<number> {
  const [row] = await db.select({ total: count() }).from(files).where(inWorkspace(workspace));
  return row?.total ?? 0;
}

export const findFileByPath = (db: Db, workspace: Workspace, path: string) =>
  db
    .select()
    .from(files)
    .where(and(inWorkspace(workspace), eq(files.path, path)))
    .limit(1);

export const findFilesByIds = (db: Db, workspace: Workspace, file_ids: string[]) =>
  db
    .select()
    .from(files)
    .where(and(inWorkspace(workspace), inArray(files.file_id, file_ids)));

const findOwn = (db: Db, user_id: string, file_id: string, more?: SQL) =>
  db
    .select({ file: files })
    .from(files)
    .innerJoin(conversations, eq(conversations.conversation_id, files.conversation_id))
    .where(
      and(
        eq(files.file_id, file_id),
        eq(files.user_id, user_id),
        eq(conversations.user_id, user_id),
        isNull(conversations.deleted_at),
        more,
      ),
    )
    .limit(1);

/** A file of the user's, in a conversation that is not deleted. */
export const findFile = (db: Db, user_id: string, file_id: string) =>
  findOwn(db, user_id, file_id, isNull(files.deleted_at));

/** The same, also when it was removed. */
export const findFileEvenRemoved = async (db: Db, user_id: string, file_id: string) =>
  (await findOwn(db, user_id, file_id))[0]?.file;

interface FileContent {
  media_type: string;
  size: number;
  sha256: string;
  storage_key: string;
  written_by: string;
}

export const insertFile = (db: Db, values: Workspace & FileContent & { file_id: string; path: string; at: Date }) => {
  const { at, ...columns } = values;
  return db
    .insert(files)
    .values({ ...columns, created_at: at, updated_at: at })
    .returning();
};

export const replaceFileContent = (db: Db, workspace: Workspace, file_id: string, content: FileContent, at: Date) =>
  db
    .update(files)
    .set({ ...content, version: sql`${files.version} + 1`, updated_at: at })
    .where(and(inWorkspace(workspace), eq(files.file_id, file_id)))
    .returning();

/** Gives a file another name, takes it away or brings it back: whatever it is, its version goes up. */
export const updateFile = (
  db: Db,
  workspace: Pick<Workspace, "user_id">,
  file_id: string,
  change: Partial<FileContent> & { path?: string; deleted_at?: Date | null; written_by: string },
  at: Date,
) =>
  db
    .update(files)
    .set({ ...change, version: sql`${files.version} + 1`, updated_at: at })
    .where(and(eq(files.user_id, workspace.user_id), eq(files.file_id, file_id)))
    .returning();

/** The rows of removed files, newest removal first. */
export const listRemovedRows = (db: Db, { conversation_id, user_id }: Workspace) =>
  db
    .select()
    .from(files)
    .where(and(eq(files.conversation_id, conversation_id), eq(files.user_id, user_id), isNotNull(files.deleted_at)))
    .orderBy(desc(files.deleted_at), asc(files.file_id));

/** Removed longer ago than `before`, of any workspace. */
export const listRemovedBefore = (db: Db, before: Date, limit: number) =>
  db
    .select({ file_id: files.file_id, conversation_id: files.conversation_id, user_id: files.user_id })
    .from(files)
    .where(lt(files.deleted_at, before))
    .limit(limit);

/** Removes a file for good, with its versions; nothing where it is back by now or, with `before`, was removed later. */
export const removeFileRow = (db: Db, { user_id }: Pick<Workspace, "user_id">, file_id: string, before?: Date) =>
  db
    .delete(files)
    .where(
      and(eq(files.user_id, user_id), eq(files.file_id, file_id), before ? lt(files.deleted_at, before) : undefined),
    )
    .returning({ storage_key: files.storage_key });

/** Everything stored of a conversation that is about to be removed, whoever's it is, earlier versions too. */
export const listStorageKeys = (db: Db, conversation_id: string) =>
  db
    .select({ storage_key: files.storage_key })
    .from(files)
    .where(eq(files.conversation_id, conversation_id))
    .union(
      db
        .select({ storage_key: fileVersions.storage_key })
        .from(fileVersions)
        .innerJoin(files, eq(files.file_id, fileVersions.file_id))
        .where(eq(files.conversation_id, conversation_id)),
    );
