import { db } from "../../../db/client.ts";
import { insertLlmConfig, lockProvidersOf } from "../../../db/queries/providers/llm-configs.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { clock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import type { CreateLlmConfigBody, LlmConfig } from "../../protocol/contract/llm-configs.ts";
import { normalizeBaseUrl } from "../connection/base-url.ts";
import { llmConfigOf } from "./llm-config-of.ts";
import { getVisibleProvider } from "./managed-provider.ts";
import { settleDefault } from "./settle-default.ts";
import { sealKey } from "./stored-key.ts";

/** Connects a provider of the actor's. The first one becomes the default. Nothing is contacted. */
export function createLlmConfig(actor: Actor, body: CreateLlmConfigBody): Promise<LlmConfig> {
  const { provider, provider_name, api_key, api_base_url, organization_id, is_default, rate_limit } = body;
  if (api_base_url) normalizeBaseUrl(api_base_url);
  const place = { llm_id: newId(), user_id: actor.user_id };
  return db().transaction(async (tx) => {
    await lockProvidersOf(tx, actor.user_id);
    await insertLlmConfig(tx, {
      ...place,
      ...sealKey(place, api_key),
      provider,
      provider_name,
      api_base_url: api_base_url ?? null,
      organization_id: organization_id ?? null,
      rate_limit,
      created_at: clock.now(),
    });
    await settleDefault(tx, actor.user_id, { prefer: is_default ? place.llm_id : undefined });
    await audit(tx, actor, "provider.created", { llm_id: place.llm_id, provider });
    return llmConfigOf(await getVisibleProvider(tx, actor, place.llm_id), actor);
  });
}
