import { db } from "../../db/client.ts";
import { findUser, lockUser, updateUser } from "../../db/queries/accounts/users.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { checkVersion } from "../core/http/if-match.ts";
import type { UpdateMeBody } from "../protocol/contract/me.ts";
import type { User } from "../protocol/contract/users.ts";
import { checkDefaultModel } from "./check-default-model.ts";
import { mergeDeep } from "./merge-deep.ts";
import { toUser } from "./to-user.ts";

/** The actor's own account. */
export async function getMe(actor: Actor): Promise<User> {
  const row = await findUser(db(), actor.user_id);
  if (!row) throw fail("NOT_FOUND", { what: "user" });
  return toUser(row);
}

/**
 * Changes what is given; `preferences` are merged key by key into those there are. PRECONDITION_FAILED, and VALIDATION_ERROR
 * for a default model that the actor cannot ask. `field` is what the preferences are called in the request.
 */
export async function updateMe(
  actor: Actor,
  { preferences, ...changes }: UpdateMeBody,
  field = "preferences.",
): Promise<User> {
  return await db().transaction(async (tx) => {
    const before = await lockUser(tx, actor.user_id);
    if (!before) throw fail("NOT_FOUND", { what: "user" });
    checkVersion(before.version);
    if (preferences) await checkDefaultModel(tx, before, preferences, field);
    const merged = preferences ? { preferences: mergeDeep(before.preferences ?? {}, preferences) } : {};
    const isAnything = Object.values(changes).some((value) => value !== undefined) || preferences !== undefined;
    if (!isAnything) return toUser(before);
    const after = await updateUser(tx, actor.user_id, { ...changes, ...merged, version: before.version + 1 });
    return toUser(after ?? before);
  });
}
