import { findVersion } from "../../../db/queries/files/file-versions.ts";
import { updateFile } from "../../../db/queries/files/files.ts";
import type { Actor } from "../../core/actor.ts";
import { clock } from "../../core/clock.ts";
import { fail } from "../../core/errors.ts";
import type { WorkspaceFile } from "../../protocol/contract/files.ts";
import { changeFile } from "../change-file.ts";
import { freePath } from "../names/free-path.ts";
import { othersOf } from "../rename-file.ts";
import { THE_PERSON, type Writer } from "../workspace-ref.ts";

/**
 * Makes a file of the actor's, removed or not, what it was in one of its versions, as a new version. It gets the name it
 * had then; where another file has it by now, it keeps its own, and one that was removed becomes `name (2)`. Throws
 * NOT_FOUND for the file and for a version that is not kept.
 */
export const restoreVersion = (
  actor: Actor,
  file_id: string,
  number: number,
  writer: Writer = THE_PERSON,
): Promise<WorkspaceFile> =>
  changeFile(actor, file_id, writer, async (tx, ref, file) => {
    const version = await findVersion(tx, file_id, number);
    if (!version) throw fail("NOT_FOUND", { what: "version" });
    const index = await othersOf(tx, ref, file);
    const isFree = !index.isTaken(version.path) && !index.isBlocked(version.path);
    const kept = file.deleted_at === null ? file.path : freePath(version.path, index);
    const { media_type, size, sha256, storage_key } = version;
    const content = { media_type, size, sha256, storage_key, written_by: writer.written_by };
    const change = { ...content, path: isFree ? version.path : kept, deleted_at: null };
    return await updateFile(tx, ref, file_id, change, clock.now());
  });
