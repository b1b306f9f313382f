import { db } from "../../db/client.ts";
import { sumUsage, totalUsage } from "../../db/queries/operation/usage.ts";
import type { Actor } from "../core/actor.ts";
import type { ProviderUsage, ProviderUsageQuery } from "../protocol/contract/usage.ts";
import { getLlmConfig } from "../providers/index.ts";
import { withTotal } from "./list-usage.ts";
import { periodOf } from "./usage-period.ts";

const MOST_MODELS = 100;

/**
 * What a provider was used for in a period: all of it for whoever owns it, without names, and for somebody it is shared
 * with their own calls. Throws NOT_FOUND.
 */
export async function getProviderUsage(
  actor: Actor,
  llm_id: string,
  query: ProviderUsageQuery,
): Promise<ProviderUsage> {
  const { is_own } = await getLlmConfig(actor, llm_id);
  const period = periodOf(query);
  const filter = { ...period, llm_id, user_id: is_own ? null : actor.user_id };
  const [total, days, models] = await Promise.all([
    totalUsage(db(), filter),
    sumUsage(db(), filter, "day", { limit: 10_000, offset: 0 }),
    sumUsage(db(), filter, "model", { limit: MOST_MODELS, offset: 0 }),
  ]);
  return {
    llm_id,
    ...period,
    total: withTotal(total),
    days: days.toReversed().map((row) => ({ ...withTotal(row), day: row.day ?? "" })),
    models: models.map((row) => ({ ...withTotal(row), model_name: row.model_name ?? "" })),
  };
}
