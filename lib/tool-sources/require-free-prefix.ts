import type { Transaction } from "../../db/client.ts";
import { lockUser } from "../../db/queries/accounts/users.ts";
import { listSourcesWithPrefix } from "../../db/queries/agents/tool-prefixes.ts";
import { fail } from "../core/errors.ts";

/**
 * Throws CONFLICT where another source of the same person's tools has the prefix, or one that differs by a part behind an
 * underscore: of two tools with one name an agent would
 * have only one. `own_id` is the source that may have it already. Their account is held, so that two requests at once do
 * not both find it free.
 */
export async function requireFreePrefix(
  tx: Transaction,
  user_id: string,
  prefix: string,
  own_id?: string,
): Promise<void> {
  await lockUser(tx, user_id);
  const other = (await listSourcesWithPrefix(tx, user_id, prefix)).find(({ source_id }) => source_id !== own_id);
  if (!other) return;
  const same = `You have a server or service with the prefix ${prefix} already.`;
  const near = `You have a server or service with the prefix ${other.prefix}; names behind ${prefix} could be the same. Choose one that does not begin like it.`;
  throw fail("CONFLICT", { message: other.prefix === prefix ? same : near });
}
