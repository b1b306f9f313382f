import { db } from "../../../db/client.ts";
import { lockUser } from "../../../db/queries/accounts/users.ts";
import { type ApiKeyRow, lockApiKey, updateApiKeyRow } from "../../../db/queries/sign-in/api-keys.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { clock } from "../../core/clock.ts";
import { fail } from "../../core/errors.ts";
import { type ApiKey, EVERY_SCOPE, type UpdateApiKeyBody } from "../../protocol/contract/api-keys.ts";
import { requireSession } from "../credential.ts";
import { requireProof } from "../proof/require-proof.ts";
import { announceRevoked } from "../revocation.ts";
import { toApiKey } from "./api-key.ts";
import { readExpiry, requireKnownScopes, requireRoomForKey } from "./check-key.ts";

/**
 * Changes what is given. With other scopes or another end, what is open with the key is closed, so that it comes back
 * with what the key is good for now. REAUTHENTICATION_REQUIRED when it is to be good for more, or longer, FORBIDDEN for a key,
 * NOT_FOUND as {@link getApiKey}, VALIDATION_ERROR, QUOTA_EXCEEDED when one that has run out is prolonged beside 50 others.
 */
export async function updateApiKey(actor: Actor, key_id: string, body: UpdateApiKeyBody): Promise<ApiKey> {
  requireSession(actor);
  if (body.scopes) requireKnownScopes(body.scopes);
  const owner = { user_id: actor.user_id, key_id };
  const { expires_at, ...change } = body;
  const end = expires_at === undefined ? {} : { expires_at: readExpiry(expires_at) };
  const [before, after] = await db().transaction(async (tx) => {
    // The person first, as when a key is made.
    if (expires_at !== undefined) await lockUser(tx, owner.user_id);
    const [row] = await lockApiKey(tx, owner);
    if (!row) throw fail("NOT_FOUND", { what: "key" });
    if (isMore(row, body.scopes ?? [], end.expires_at)) await requireProof(actor, tx);
    if (isOver(row) && expires_at !== undefined) await requireRoomForKey(tx, owner.user_id);
    if (Object.values(body).every((value) => value === undefined)) return [row, row];
    const [changed = row] = await updateApiKeyRow(tx, owner, { ...change, ...end });
    await audit(tx, actor, "api_key.updated", {
      key_id,
      before: factsOf(toApiKey(row)),
      after: factsOf(toApiKey(changed)),
    });
    return [row, changed];
  });
  const isSame =
    before.scopes.join() === after.scopes.join() && before.expires_at?.getTime() === after.expires_at?.getTime();
  if (!isSame) announceRevoked([key_id]);
  return toApiKey(after);
}

/** Whether a key could do something, or at some time, that it could not before. */
function isMore(row: ApiKeyRow, scopes: string[], expires_at: Date | null | undefined): boolean {
  if (scopes.some((scope) => !row.scopes.includes(EVERY_SCOPE) && !row.scopes.includes(scope))) return true;
  if (expires_at === undefined || row.expires_at === null) return false;
  return expires_at === null || expires_at > row.expires_at;
}

const isOver = ({ expires_at }: ApiKeyRow): boolean => expires_at !== null && expires_at <= clock.now();

const factsOf = ({ name, scopes, expires_at }: ApiKey) => ({ name, scopes, expires_at });
