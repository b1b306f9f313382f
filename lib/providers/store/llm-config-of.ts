import type { findLlmConfig } from "../../../db/queries/providers/llm-configs.ts";
import type { Actor } from "../../core/actor.ts";
import { type LlmConfig, type RateLimit, rateLimitSchema } from "../../protocol/contract/llm-configs.ts";
import { getProviderKind } from "../kinds/registry.ts";

/** A provider's row with its owner's rights. */
export type StoredProvider = Awaited<ReturnType<typeof findLlmConfig>>[number];

/**
 * A provider as the API shows it to the actor: of the key only the last four characters, and neither these nor its address
 * to somebody who may only use it.
 */
export function llmConfigOf({ config, is_owner_superuser }: StoredProvider, actor: Actor): LlmConfig {
  const is_own = config.user_id === actor.user_id;
  const isManager = is_own || actor.is_superuser;
  return {
    llm_id: config.llm_id,
    provider: getProviderKind(config.provider).kind,
    provider_name: config.provider_name,
    api_key_last4: isManager ? config.api_key_last4 : "",
    api_base_url: isManager ? config.api_base_url : null,
    organization_id: isManager ? config.organization_id : null,
    is_active: config.is_active,
    is_default: config.is_default && is_own,
    is_shared: config.is_shared && is_owner_superuser,
    is_own,
    created_at: config.created_at.toISOString(),
    last_tested_at: config.last_tested_at?.toISOString() ?? null,
    test_status: config.test_status,
    rate_limit: isManager ? rateLimitOf(config) : null,
    version: config.version,
  };
}

/** What may be asked of a provider in a minute; null where nothing is set. */
export function rateLimitOf({ rate_limit }: Pick<StoredProvider["config"], "rate_limit">): RateLimit | null {
  const read = rateLimitSchema.safeParse(rate_limit);
  return read.success ? read.data : null;
}
