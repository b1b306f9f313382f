import { db } from "../../db/client.ts";
import { findUser, lockUser, updateUser } from "../../db/queries/users.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import type { UpdateMeBody, User } from "../protocol/contract/users.ts";
import { mergeDeep } from "./merge-deep.ts";
import { toUser } from "./to-user.ts";

/** The actor's own account. */
export async function getMe(actor: Actor): Promise<User> {
  const row = await findUser(db(), actor.user_id);
  if (!row) throw fail("NOT_FOUND", { what: "user" });
  return toUser(row);
}

/** Changes what is given; `preferences` are merged key by key into those there are. */
export async function updateMe(actor: Actor, { preferences, ...changes }: UpdateMeBody): Promise<User> {
  return await db().transaction(async (tx) => {
    const before = await lockUser(tx, actor.user_id);
    if (!before) throw fail("NOT_FOUND", { what: "user" });
    const merged = preferences ? { preferences: mergeDeep(before.preferences ?? {}, preferences) } : {};
    const isAnything = Object.values(changes).some((value) => value !== undefined) || preferences !== undefined;
    const after = isAnything ? await updateUser(tx, actor.user_id, { ...changes, ...merged }) : before;
    return toUser(after ?? before);
  });
}
