import { db } from "../../db/client.ts";
import { lockUser } from "../../db/queries/accounts/users.ts";
import { countCredentials, insertCredential } from "../../db/queries/agents/credentials.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { CreateCredentialBody, Credential } from "../protocol/contract/credentials.ts";
import { credentialOf, sealSecret } from "./credential-of.ts";
import { whereNameIsFree } from "./name-taken.ts";

const MOST = 50;

/** Stores a secret of the actor's. Throws CONFLICT for a name that is taken, QUOTA_EXCEEDED beyond 50. */
export async function createCredential(actor: Actor, body: CreateCredentialBody): Promise<Credential> {
  const { name, kind, field, hosts, secret } = body;
  const place = { credential_id: newId(), user_id: actor.user_id };
  const row = await whereNameIsFree(name, () =>
    db().transaction(async (tx) => {
      // Held, so that two requests at once do not both find the last free place.
      await lockUser(tx, actor.user_id);
      if ((await countCredentials(tx, actor.user_id)) >= MOST) {
        throw fail("QUOTA_EXCEEDED", { message: `You have ${MOST} stored secrets. Remove one first.` });
      }
      const stored = { ...place, ...sealSecret(place, secret), name, kind, field, hosts, created_at: clock.now() };
      const [created] = await insertCredential(tx, stored);
      if (!created) throw fail("INTERNAL_ERROR");
      await audit(tx, actor, "credential.created", { credential_id: place.credential_id, name, kind, hosts });
      return created;
    }),
  );
  return credentialOf(row);
}
