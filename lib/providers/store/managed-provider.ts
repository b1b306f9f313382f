import { type Db, db, type Transaction } from "../../../db/client.ts";
import { findLlmConfig, lockProvidersOf } from "../../../db/queries/providers/llm-configs.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import type { StoredProvider } from "./llm-config-of.ts";

/** A provider the actor may use: an own or a shared one. Throws NOT_FOUND. */
export async function getVisibleProvider(from: Db, actor: Actor, llm_id: string): Promise<StoredProvider> {
  const [found] = isId(llm_id) ? await findLlmConfig(from, actor.user_id, llm_id) : [];
  if (!found) throw fail("NOT_FOUND", { what: "provider" });
  return found;
}

/** A provider the actor may change: an own one, or, for a superuser, a shared one. Throws NOT_FOUND, FORBIDDEN. */
export async function getManagedProvider(from: Db, actor: Actor, llm_id: string): Promise<StoredProvider> {
  const found = await getVisibleProvider(from, actor, llm_id);
  if (found.config.user_id !== actor.user_id && !actor.is_superuser) {
    throw fail("FORBIDDEN", { message: "This provider is shared with you; only an administrator can change it." });
  }
  return found;
}

/**
 * Changes a provider in one transaction, with the owner's other providers held: changes of one owner's providers happen
 * one after another. Throws as {@link getManagedProvider}.
 */
export async function changeProvider<Result>(
  actor: Actor,
  llm_id: string,
  change: (tx: Transaction, provider: StoredProvider) => Promise<Result>,
): Promise<Result> {
  const { config } = await getManagedProvider(db(), actor, llm_id);
  return db().transaction(async (tx) => {
    await lockProvidersOf(tx, config.user_id);
    return change(tx, await getManagedProvider(tx, actor, llm_id));
  });
}
