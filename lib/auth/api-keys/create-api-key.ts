import { db } from "../../../db/client.ts";
import { insertApiKey } from "../../../db/queries/sign-in/api-keys.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { clock } from "../../core/clock.ts";
import { fail } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { CreateApiKeyBody, CreatedApiKey } from "../../protocol/contract/api-keys.ts";
import { hashToken } from "../../security/index.ts";
import { requireProof } from "../proof/require-proof.ts";
import { newApiKey, prefixOf, toApiKey } from "./api-key.ts";
import { readExpiry, requireKnownScopes, requireRoomForKey } from "./check-key.ts";
import { tellOfKey } from "./tell-of-key.ts";

/**
 * Makes a key for programs and tells its person by mail. The key itself is in this answer and nowhere else.
 * REAUTHENTICATION_REQUIRED, FORBIDDEN for a key, VALIDATION_ERROR for an unknown scope or an end that is past,
 * QUOTA_EXCEEDED beyond 50.
 */
export async function createApiKey(actor: Actor, body: CreateApiKeyBody): Promise<CreatedApiKey> {
  await requireProof(actor);
  requireKnownScopes(body.scopes);
  const { user_id } = actor;
  const { name, scopes } = body;
  const expires_at = readExpiry(body.expires_at ?? null);
  const key = newApiKey();
  const row = await db().transaction(async (tx) => {
    await requireRoomForKey(tx, user_id);
    const key_id = newId();
    const stored = { prefix: prefixOf(key), token_hash: hashToken(key), created_at: clock.now() };
    const [created] = await insertApiKey(tx, { key_id, user_id, name, scopes, expires_at, ...stored });
    if (!created) throw fail("INTERNAL_ERROR");
    const facts = { name, scopes, expires_at: expires_at?.toISOString() ?? null };
    await audit(tx, actor, "api_key.created", { key_id, ...facts });
    await tellOfKey(tx, actor, created);
    return created;
  });
  return { ...toApiKey(row), key };
}
