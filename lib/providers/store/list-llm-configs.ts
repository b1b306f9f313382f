import { db } from "../../../db/client.ts";
import { countLlmConfigRows, listLlmConfigRows } from "../../../db/queries/providers/llm-configs.ts";
import type { Actor } from "../../core/actor.ts";
import type { ListLlmConfigsQuery, LlmConfig } from "../../protocol/contract/llm-configs.ts";
import { type Page, pageOf } from "../../protocol/envelope.ts";
import { llmConfigOf } from "./llm-config-of.ts";
import { getVisibleProvider } from "./managed-provider.ts";

/** The actor's providers, then those shared with everybody. */
export async function listLlmConfigs(
  actor: Actor,
  { page, per_page, provider, is_active, search, sort }: ListLlmConfigsQuery,
): Promise<Page<LlmConfig>> {
  const filter = { user_id: actor.user_id, provider, is_active, search: search?.trim() };
  const [rows, [counted]] = await Promise.all([
    listLlmConfigRows(db(), filter, { limit: per_page, offset: (page - 1) * per_page, sort }),
    countLlmConfigRows(db(), filter),
  ]);
  const items = rows.map((row) => llmConfigOf(row, actor));
  return pageOf(items, counted?.total ?? 0, page, per_page);
}

/** One provider of the actor's or shared. Throws NOT_FOUND. */
export const getLlmConfig = async (actor: Actor, llm_id: string): Promise<LlmConfig> =>
  llmConfigOf(await getVisibleProvider(db(), actor, llm_id), actor);
