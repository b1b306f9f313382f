import { db } from "../../../db/client.ts";
import type { FileRow } from "../../../db/queries/files/files.ts";
import { findFileEvenRemoved } from "../../../db/queries/files/files.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";

/** A file of the actor's, removed or not. Throws NOT_FOUND for a missing and for somebody else's file alike. */
export async function requireFile(actor: Actor, file_id: string): Promise<FileRow> {
  const file = isId(file_id) ? await findFileEvenRemoved(db(), actor.user_id, file_id) : undefined;
  if (!file) throw fail("NOT_FOUND", { what: "file" });
  return file;
}
