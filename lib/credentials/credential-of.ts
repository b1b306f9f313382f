import type { CredentialRow } from "../../db/queries/agents/credentials.ts";
import type { Credential } from "../protocol/contract/credentials.ts";
import { decryptSecret, encryptSecret, lastFour } from "../security/index.ts";

/** A row as its person sees it, without the secret. */
export const credentialOf = (row: CredentialRow): Credential => ({
  credential_id: row.credential_id,
  name: row.name,
  kind: row.kind,
  field: row.field,
  hosts: row.hosts,
  secret_last4: row.secret_last4,
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at?.toISOString() ?? null,
  version: row.version,
});

type Place = Pick<CredentialRow, "credential_id" | "user_id">;

const placeOf = ({ credential_id, user_id }: Place) => ({ row_id: credential_id, owner_id: user_id });

/** A secret as it is stored: encrypted for this row and owner, and what a person may see of it. */
export const sealSecret = (row: Place, secret: string) => ({
  secret_encrypted: encryptSecret(secret, placeOf(row)),
  secret_last4: lastFour(secret),
});

/** The secret itself. It goes to its hosts and nowhere else. */
export const openSecret = (row: Place & Pick<CredentialRow, "secret_encrypted">): string =>
  decryptSecret(row.secret_encrypted, placeOf(row));
