import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { MAX_UPLOAD_BYTES, type WorkspaceFile } from "../protocol/contract/files.ts";
import { workspacePath } from "./names/workspace-path.ts";
import { requireWorkspace } from "./require-workspace.ts";
import { storeFiles } from "./store-files.ts";

export interface Upload {
  name: string;
  /** What the client says; the stored type comes from the bytes and the name. */
  media_type: string;
  data: Uint8Array;
}

/**
 * Attaches a file to a conversation of the actor's; where the name is taken it becomes `name (2)`. Throws NOT_FOUND,
 * VALIDATION_ERROR for the name, PAYLOAD_TOO_LARGE, QUOTA_EXCEEDED.
 */
export async function uploadFile(actor: Actor, conversation_id: string, upload: Upload): Promise<WorkspaceFile> {
  const ref = await requireWorkspace(actor, conversation_id);
  const path = workspacePath(upload.name);
  if (upload.data.byteLength > MAX_UPLOAD_BYTES) {
    throw fail("PAYLOAD_TOO_LARGE", {
      message: `A file can have ${MAX_UPLOAD_BYTES / 1024 / 1024} MB at most.`,
    });
  }
  const options = { written_by: "user", when_taken: "rename" } as const;
  const [file] = await storeFiles(ref, [{ path, data: upload.data }], options);
  if (!file) throw fail("INTERNAL_ERROR");
  return file;
}
