import { db } from "../../db/client.ts";
import {
  type CredentialRow,
  countCredentials,
  findCredential,
  listCredentialRows,
} from "../../db/queries/agents/credentials.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import type { Credential, ListCredentialsQuery } from "../protocol/contract/credentials.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { credentialOf } from "./credential-of.ts";

/** The actor's stored secrets, without the secrets. */
export async function listCredentials(
  { user_id }: Actor,
  { page, per_page, sort }: ListCredentialsQuery,
): Promise<Page<Credential>> {
  const [rows, total] = await Promise.all([
    listCredentialRows(db(), { user_id, sort }, { limit: per_page, offset: (page - 1) * per_page }),
    countCredentials(db(), user_id),
  ]);
  return pageOf(rows.map(credentialOf), total, page, per_page);
}

/** One of the actor's. Throws NOT_FOUND, for somebody else's too. */
export async function getCredential(actor: Actor, credential_id: string): Promise<Credential> {
  return credentialOf(await ownCredential(actor, credential_id, (owner) => findCredential(db(), owner)));
}

/** The row that `find` gives for an id of the actor's. Throws NOT_FOUND. */
export async function ownCredential(
  { user_id }: Actor,
  credential_id: string,
  find: (owner: { user_id: string; credential_id: string }) => PromiseLike<CredentialRow[]>,
): Promise<CredentialRow> {
  const [row] = isId(credential_id) ? await find({ user_id, credential_id }) : [];
  if (!row) throw fail("NOT_FOUND", { what: "stored secret" });
  return row;
}
