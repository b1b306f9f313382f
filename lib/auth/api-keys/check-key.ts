import type { Transaction } from "../../../db/client.ts";
import { lockUser } from "../../../db/queries/accounts/users.ts";
import { countApiKeys } from "../../../db/queries/sign-in/api-keys.ts";
import { clock } from "../../core/clock.ts";
import { fail } from "../../core/errors.ts";
import { EVERY_SCOPE } from "../../protocol/contract/api-keys.ts";
import { SCOPES } from "../../protocol/scopes.ts";

/** VALIDATION_ERROR for a scope that no operation asks for. */
export function requireKnownScopes(scopes: string[]): void {
  const details = scopes.flatMap((scope, index) =>
    scope === EVERY_SCOPE || SCOPES.includes(scope)
      ? []
      : [{ field: `scopes.${index}`, message: `is none of ${EVERY_SCOPE}, ${SCOPES.join(", ")}` }],
  );
  if (details.length > 0) throw fail("VALIDATION_ERROR", { details });
}

/** The end of a key as it is stored; VALIDATION_ERROR for one that is past already. */
export function readExpiry(expires_at: string | null): Date | null {
  if (expires_at === null) return null;
  const end = new Date(expires_at);
  if (end.getTime() > clock.now().getTime()) return end;
  throw fail("VALIDATION_ERROR", { details: [{ field: "expires_at", message: "is not in the future" }] });
}

/** How many keys that open a door a person may have. */
const MOST = 50;

/** QUOTA_EXCEEDED when there is no place for another key that opens a door. The person is held until the transaction ends. */
export async function requireRoomForKey(tx: Transaction, user_id: string): Promise<void> {
  // Held, so that two requests at once do not both find the last free place.
  await lockUser(tx, user_id);
  if ((await countApiKeys(tx, user_id, "live")) < MOST) return;
  throw fail("QUOTA_EXCEEDED", { message: `You have ${MOST} keys. Revoke one first.` });
}
