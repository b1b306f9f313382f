import { db } from "../../../db/client.ts";
import { usageOfPerson, usageOfWorkspace } from "../../../db/queries/files/file-usage.ts";
import type { Actor } from "../../core/actor.ts";
import type { WorkspaceUsage } from "../../protocol/contract/files.ts";
import { requireWorkspace } from "../require-workspace.ts";
import { personQuota, workspaceQuota } from "./workspace-quota.ts";

/** What a conversation of the actor's holds and may hold, in bytes. Throws NOT_FOUND. */
export async function getWorkspaceUsage(actor: Actor, conversation_id: string): Promise<WorkspaceUsage> {
  const ref = await requireWorkspace(actor, conversation_id);
  const [usage, person] = await Promise.all([usageOfWorkspace(db(), ref), usageOfPerson(db(), actor.user_id)]);
  const quota = workspaceQuota();
  return {
    files: usage.files,
    max_files: quota.files,
    bytes: usage.bytes,
    current_bytes: usage.current_bytes,
    max_bytes: quota.bytes,
    person_bytes: person.bytes,
    person_max_bytes: personQuota(),
  };
}
