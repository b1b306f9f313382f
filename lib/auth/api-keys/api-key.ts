import type { ApiKeyRow } from "../../../db/queries/sign-in/api-keys.ts";
import type { ApiKey } from "../../protocol/contract/api-keys.ts";
import { randomToken } from "../../security/index.ts";

/** So that a key is known for one wherever it is found, by people and by those who search for leaked ones. */
const MARK = "alma_";
/** With the mark: enough to recognise a key by, far too little to guess it from. */
const SHOWN_LENGTH = 12;

export const newApiKey = (): string => `${MARK}${randomToken()}`;

export const isApiKey = (token: string): boolean => token.startsWith(MARK);

export const prefixOf = (key: string): string => key.slice(0, SHOWN_LENGTH);

/** A row as the API shows it: without the key's hash. */
export const toApiKey = (row: ApiKeyRow): ApiKey => ({
  key_id: row.key_id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at?.toISOString() ?? null,
  last_used_at: row.last_used_at?.toISOString() ?? null,
});
