import type { Transaction } from "../../db/client.ts";
import type { UserRow } from "../../db/queries/accounts/users.ts";
import { isUsableChatModel } from "../../db/queries/providers/usable-models.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import type { Preferences } from "../protocol/contract/users.ts";

/**
 * VALIDATION_ERROR where new preferences have the id of a model that the person cannot ask, somebody else's among them. A
 * name is a wish that counts once there is such a model, and what is stored already may be sent again. `at` stands before
 * the field's path in the request.
 */
export async function checkDefaultModel(
  tx: Transaction,
  person: UserRow,
  wanted: Preferences,
  at: string,
): Promise<void> {
  const named = wanted.ai_settings?.default_model;
  if (!named || !isId(named) || named === person.preferences?.ai_settings?.default_model) return;
  if (await isUsableChatModel(tx, person.user_id, named)) return;
  throw fail("VALIDATION_ERROR", {
    message: "There is no such chat model that you can use.",
    details: [{ field: `${at}ai_settings.default_model`, message: "is no chat model that you can use" }],
  });
}
