import { db } from "../../db/client.ts";
import { findConversation } from "../../db/queries/conversations/conversations.ts";
import { findFile, listFileRows } from "../../db/queries/files/files.ts";
import type { Actor } from "../core/actor.ts";
import { isAlmaError } from "../core/errors.ts";
import { logger } from "../core/log/logger.ts";
import { fileName, storage, type ZipEntry, zip } from "../storage/index.ts";
import { archiveNames } from "./names/archive-names.ts";
import { requireWorkspace } from "./require-workspace.ts";
import { withStored } from "./stored-bytes.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

/**
 * All files of a conversation of the actor's as a ZIP archive, made while it is read: one file is open at a time. One that
 * is removed meanwhile is left out; where reading fails the archive breaks off and no program takes it for whole. Throws
 * NOT_FOUND.
 */
export async function archiveWorkspace(
  actor: Actor,
  conversation_id: string,
): Promise<{ name: string; stream: ReadableStream<Uint8Array> }> {
  const ref = await requireWorkspace(actor, conversation_id);
  const [found] = await findConversation(db(), ref);
  const name = `${fileName(found?.title ?? "")}.zip`;
  return { name, stream: streamOf(zip(entriesOf(ref))) };
}

async function* entriesOf(ref: WorkspaceRef): AsyncGenerator<ZipEntry> {
  const nameOf = archiveNames();
  for (const { file_id, path, updated_at: modified } of await listFileRows(db(), ref)) {
    const content = await bytesOf(ref, file_id);
    if (content) yield { path: nameOf(path), modified, content };
  }
}

async function bytesOf({ user_id }: WorkspaceRef, file_id: string): Promise<ReadableStream<Uint8Array> | null> {
  try {
    const find = async () => (await findFile(db(), user_id, file_id))[0]?.file;
    return (await withStored(find, ({ storage_key }) => storage().stream(storage_key))).result;
  } catch (error) {
    if (isAlmaError(error) && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

const streamOf = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        logger().warn({ err: error }, "an archive of files was broken off");
        throw error;
      }
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
