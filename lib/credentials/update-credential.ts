import { db } from "../../db/client.ts";
import { deleteCredentialRow, lockCredential, updateCredentialRow } from "../../db/queries/agents/credentials.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { checkVersion } from "../core/http/if-match.ts";
import type { Credential, UpdateCredentialBody } from "../protocol/contract/credentials.ts";
import { credentialOf, sealSecret } from "./credential-of.ts";
import { ownCredential } from "./list-credentials.ts";
import { whereNameIsFree } from "./name-taken.ts";

/**
 * Changes what is given. Throws NOT_FOUND, PRECONDITION_FAILED, CONFLICT for a name that is taken, VALIDATION_ERROR for a
 * new host without the secret: whoever found an open browser must not send a stored secret to a host of their own.
 */
export async function updateCredential(
  actor: Actor,
  credential_id: string,
  { secret, ...change }: UpdateCredentialBody,
): Promise<Credential> {
  const owner = { user_id: actor.user_id, credential_id };
  const row = await whereNameIsFree(change.name ?? "", () =>
    db().transaction(async (tx) => {
      const before = await ownCredential(actor, credential_id, () => lockCredential(tx, owner));
      checkVersion(before.version);
      const added = (change.hosts ?? []).filter((host) => !before.hosts.includes(host));
      if (added.length > 0 && secret === undefined) {
        const message = `is asked for again, because ${added.join(", ")} is new`;
        throw fail("VALIDATION_ERROR", { details: [{ field: "secret", message }] });
      }
      if (before.kind === "basic" && secret !== undefined && !secret.includes(":")) {
        const message = "is not of the form user:password";
        throw fail("VALIDATION_ERROR", { details: [{ field: "secret", message }] });
      }
      const sealed = secret === undefined ? {} : sealSecret(owner, secret);
      if (secret === undefined && Object.values(change).every((value) => value === undefined)) return before;
      const [after = before] = await updateCredentialRow(tx, owner, { ...change, ...sealed });
      await audit(tx, actor, "credential.updated", {
        credential_id,
        before: { name: before.name, hosts: before.hosts.join(", ") },
        after: { name: after.name, hosts: after.hosts.join(", ") },
        is_replaced: secret !== undefined,
      });
      return after;
    }),
  );
  return credentialOf(row);
}

/** Removes a stored secret for good. Throws NOT_FOUND, PRECONDITION_FAILED. */
export async function deleteCredential(actor: Actor, credential_id: string): Promise<void> {
  const owner = { user_id: actor.user_id, credential_id };
  await db().transaction(async (tx) => {
    const { name, version } = await ownCredential(actor, credential_id, () => lockCredential(tx, owner));
    checkVersion(version);
    await deleteCredentialRow(tx, owner);
    await audit(tx, actor, "credential.deleted", { credential_id, name });
  });
}
