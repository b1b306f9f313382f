import type { LlmConfigRow } from "../../../db/queries/providers/llm-configs.ts";
import { isAlmaError } from "../../core/errors.ts";
import { decryptSecret, encryptSecret, lastFour } from "../../security/index.ts";

type KeyPlace = Pick<LlmConfigRow, "llm_id" | "user_id">;

const placeOf = (row: KeyPlace) => ({ row_id: row.llm_id, owner_id: row.user_id });

/** A key as it is stored: encrypted for this row and owner, and what a person may see of it. */
export const sealKey = (row: KeyPlace, api_key: string) => ({
  api_key_encrypted: encryptSecret(api_key, placeOf(row)),
  api_key_last4: lastFour(api_key),
});

/** The key itself. It goes to the provider and nowhere else. */
export const openKey = (row: KeyPlace & Pick<LlmConfigRow, "api_key_encrypted">): string =>
  decryptSecret(row.api_key_encrypted, placeOf(row));

/** Whether a key is the one that is stored. One that cannot be opened any more is not. */
export function isStoredKey(row: KeyPlace & Pick<LlmConfigRow, "api_key_encrypted">, api_key: string): boolean {
  try {
    return openKey(row) === api_key;
  } catch (error) {
    if (isAlmaError(error)) return false;
    throw error;
  }
}
