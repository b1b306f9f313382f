import { db } from "../../../db/client.ts";
import { revokeApiKeyRow } from "../../../db/queries/sign-in/api-keys.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { requireSession } from "../credential.ts";
import { announceRevoked } from "../revocation.ts";

/** Ends a key and what is open with it. FORBIDDEN for a key; NOT_FOUND for a missing or revoked one and a stranger's. */
export async function revokeApiKey(actor: Actor, key_id: string): Promise<void> {
  requireSession(actor);
  await db().transaction(async (tx) => {
    const [row] = await revokeApiKeyRow(tx, { user_id: actor.user_id, key_id });
    if (!row) throw fail("NOT_FOUND", { what: "key" });
    await audit(tx, actor, "api_key.revoked", { key_id, name: row.name });
  });
  announceRevoked([key_id]);
}
