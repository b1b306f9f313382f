import { fail } from "../core/errors.ts";
import { MAX_UPLOAD_BYTES, type WorkspaceFile } from "../protocol/contract/files.ts";
import { workspacePath } from "./names/workspace-path.ts";
import { type NewFile, storeFiles } from "./store-files.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

/**
 * Writes a file for a tool, replacing one at the same path. `written_by` is the tool's name. Throws VALIDATION_ERROR for
 * the path, PAYLOAD_TOO_LARGE, QUOTA_EXCEEDED, CONFLICT (also where the file has another version than `made_from`), NOT_FOUND
 * where the conversation is gone.
 */
export async function writeWorkspaceFile(
  ref: WorkspaceRef,
  path: string,
  data: Uint8Array,
  written_by: string,
  made_from?: number,
): Promise<WorkspaceFile> {
  const [file] = await storeChanges(ref, [{ path, content: data, made_from }], written_by);
  if (!file) throw fail("INTERNAL_ERROR");
  return file;
}

/** Writes the files that a program in the sandbox made or changed, all or none; throws as {@link writeWorkspaceFile}. */
export async function storeChanges(
  ref: WorkspaceRef,
  changed: (Omit<NewFile, "data"> & { content: Uint8Array })[],
  written_by: string,
): Promise<WorkspaceFile[]> {
  const files = changed.map(
    ({ path, content, ...file }): NewFile => ({ ...file, path: workspacePath(path), data: checkSize(content) }),
  );
  return storeFiles(ref, files, { written_by, when_taken: "replace" });
}

function checkSize(data: Uint8Array): Uint8Array {
  if (data.byteLength <= MAX_UPLOAD_BYTES) return data;
  throw fail("PAYLOAD_TOO_LARGE", { message: `A file can have ${MAX_UPLOAD_BYTES / 1024 / 1024} MB at most.` });
}
