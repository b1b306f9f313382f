import { db } from "../../../db/client.ts";
import { countApiKeys, findApiKey, listApiKeyRows } from "../../../db/queries/sign-in/api-keys.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import type { ApiKey, ListApiKeysQuery } from "../../protocol/contract/api-keys.ts";
import { type Page, pageOf } from "../../protocol/envelope.ts";
import { requireSession } from "../credential.ts";
import { toApiKey } from "./api-key.ts";

/** The actor's keys that are not revoked, expired ones among them. FORBIDDEN for a key. */
export async function listApiKeys(actor: Actor, { page, per_page, sort }: ListApiKeysQuery): Promise<Page<ApiKey>> {
  requireSession(actor);
  const { user_id } = actor;
  const [rows, total] = await Promise.all([
    listApiKeyRows(db(), { user_id, sort }, { limit: per_page, offset: (page - 1) * per_page }),
    countApiKeys(db(), user_id, "kept"),
  ]);
  return pageOf(rows.map(toApiKey), total, page, per_page);
}

/** One of the actor's keys. NOT_FOUND for a missing or revoked one and somebody else's alike. */
export async function getApiKey(actor: Actor, key_id: string): Promise<ApiKey> {
  requireSession(actor);
  const [row] = await findApiKey(db(), { user_id: actor.user_id, key_id });
  if (!row) throw fail("NOT_FOUND", { what: "key" });
  return toApiKey(row);
}
