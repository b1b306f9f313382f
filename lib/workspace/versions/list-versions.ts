import { db } from "../../../db/client.ts";
import { findVersion, listVersionRows } from "../../../db/queries/files/file-versions.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import type { FileVersion } from "../../protocol/contract/file-versions.ts";
import { openPart, type RangeOf, WHOLE } from "../open-part.ts";
import { requireFile } from "./require-file.ts";

/** The versions that are kept of a file of the actor's, newest first; also of one that was removed. Throws NOT_FOUND. */
export async function listVersions(actor: Actor, file_id: string): Promise<FileVersion[]> {
  const file = await requireFile(actor, file_id);
  const rows = await listVersionRows(db(), file.file_id);
  return rows.map(({ number, path, media_type, size, sha256, written_by, agent_name, call_id, ...row }) => ({
    ...{ file_id: row.file_id, number, path, media_type, size, sha256, written_by, agent_name, call_id },
    is_removal: row.is_removal,
    is_current: number === file.version && file.deleted_at === null,
    url: `/v1/files/${row.file_id}/versions/${number}/content`,
    created_at: row.created_at.toISOString(),
  }));
}

/** The bytes of one version, or the part of them that `rangeOf` wants, as they are read. Throws NOT_FOUND. */
export async function openVersion(actor: Actor, file_id: string, number: number, rangeOf: RangeOf = WHOLE) {
  const file = await requireFile(actor, file_id);
  const version = await findVersion(db(), file.file_id, number);
  if (!version) throw fail("NOT_FOUND", { what: "version" });
  return { file: version, ...(await openPart(version, rangeOf)) };
}
