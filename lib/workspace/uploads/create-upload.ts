import { db } from "../../../db/client.ts";
import { usageOfPerson, usageOfWorkspace } from "../../../db/queries/files/file-usage.ts";
import { lockWorkspace } from "../../../db/queries/files/files.ts";
import { countOpenUploads, insertUpload, lockUploadsOf, sumOpenUploads } from "../../../db/queries/files/uploads.ts";
import type { Actor } from "../../core/actor.ts";
import { clock } from "../../core/clock.ts";
import { env } from "../../core/env.ts";
import { fail } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { CreateUploadBody, Upload } from "../../protocol/contract/uploads.ts";
import { newStorageKey } from "../../storage/index.ts";
import { workspacePath } from "../names/workspace-path.ts";
import { assertQuota } from "../quota/workspace-quota.ts";
import { requireWorkspace } from "../require-workspace.ts";
import { holdWorkspace } from "../workspace-ref.ts";
import { uploadExpiry } from "./upload-expiry.ts";
import { uploadOf } from "./upload-of.ts";

/** Uploads that one person may have on their way. */
const MOST_OPEN = 10;

/**
 * Begins an upload into a conversation of the actor's. Refused before the first byte: a name that cannot be kept
 * (VALIDATION_ERROR), a file that is too large (PAYLOAD_TOO_LARGE), a workspace without room for it beside what else is on
 * its way, and too many uploads at once (QUOTA_EXCEEDED).
 */
export async function createUpload(actor: Actor, conversation_id: string, body: CreateUploadBody): Promise<Upload> {
  const ref = await requireWorkspace(actor, conversation_id);
  const { size, media_type } = body;
  const name = workspacePath(body.name);
  const most = env().ALMA_MAX_UPLOAD_BYTES;
  if (size > most) {
    throw fail("PAYLOAD_TOO_LARGE", { message: `A file can have ${Math.floor(most / 1024 / 1024)} MB at most.` });
  }
  return await db().transaction(async (tx) => {
    await lockUploadsOf(tx, actor.user_id);
    await lockWorkspace(tx, conversation_id);
    await holdWorkspace(tx, ref);
    const now = clock.now();
    if ((await countOpenUploads(tx, actor.user_id, now)) >= MOST_OPEN) {
      throw fail("QUOTA_EXCEEDED", {
        message: `${MOST_OPEN} uploads are on their way already. Complete some or give them up.`,
      });
    }
    // Earlier versions are not counted: they make room when the file comes.
    const [usage, person] = [await usageOfWorkspace(tx, ref), await usageOfPerson(tx, actor.user_id)];
    const coming = size + (await sumOpenUploads(tx, conversation_id, now));
    assertQuota({
      usage: { files: usage.files + 1, bytes: usage.current_bytes + coming },
      person_bytes: person.current_bytes + coming,
    });
    const row = { ...ref, upload_id: newId(), name, media_type, size, storage_key: newStorageKey() };
    return uploadOf(await insertUpload(tx, { ...row, created_at: now, expires_at: uploadExpiry() }));
  });
}
