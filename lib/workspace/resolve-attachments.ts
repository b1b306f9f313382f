import { db } from "../../db/client.ts";
import { findFilesByIds } from "../../db/queries/files/files.ts";
import type { Actor } from "../core/actor.ts";
import { type ErrorDetail, fail } from "../core/errors.ts";
import type { WorkspaceFile } from "../protocol/contract/files.ts";
import type { Attachment } from "../protocol/contract/messages.ts";
import { fileIdOf, fileOf } from "./file-of.ts";
import { requireWorkspace } from "./require-workspace.ts";

/**
 * A message's attachments as they are kept: name, size and type are those of the files, not those the client says; their
 * order is the client's, a file named twice comes once. Throws VALIDATION_ERROR for an url that is not of a file in this conversation's workspace, NOT_FOUND for
 * somebody else's conversation.
 */
export async function resolveAttachments(
  actor: Actor,
  conversation_id: string,
  attachments: Pick<Attachment, "url">[],
): Promise<Attachment[]> {
  if (attachments.length === 0) return [];
  const ref = await requireWorkspace(actor, conversation_id);
  const ids = attachments.map(({ url }) => fileIdOf(url));
  const rows = await findFilesByIds(
    db(),
    ref,
    ids.filter((id) => id !== undefined),
  );
  const byId = new Map(rows.map((row) => [row.file_id, attachmentOf(fileOf(row))]));
  const files = ids.map((id) => (id === undefined ? undefined : byId.get(id)));
  const details = files.flatMap((file, index): ErrorDetail[] =>
    file ? [] : [{ field: `attachments.${index}.url`, message: "is not a file of this conversation" }],
  );
  if (details.length > 0) {
    throw fail("VALIDATION_ERROR", {
      message: "An attachment is not a file of this conversation. Upload it first.",
      details,
    });
  }
  return [...new Set(files.filter((file) => file !== undefined))];
}

const attachmentOf = (file: WorkspaceFile): Attachment => ({
  type: "file",
  url: file.url,
  name: file.path.slice(file.path.lastIndexOf("/") + 1),
  size: file.size,
  media_type: file.media_type,
});
