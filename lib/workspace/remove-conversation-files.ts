import type { Transaction } from "../../db/client.ts";
import { listStorageKeys } from "../../db/queries/files/files.ts";
import { listUploadKeys } from "../../db/queries/files/uploads.ts";
import { removeBytes } from "./stored-bytes.ts";

/**
 * Collects what a conversation has stored, before `tx` removes its rows. The function it gives removes the bytes; call it
 * after the commit, for a rollback must find them.
 */
export async function removeConversationFiles(tx: Transaction, conversation_id: string): Promise<() => Promise<void>> {
  const stored = [...(await listStorageKeys(tx, conversation_id)), ...(await listUploadKeys(tx, conversation_id))];
  const keys = stored.map((row) => row.storage_key);
  return () => removeBytes(keys);
}
