import { db } from "../../../db/client.ts";
import { findModelForUse } from "../../../db/queries/providers/models.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import type { Pricing } from "../../protocol/contract/models.ts";
import { withHiddenAddress } from "../fault/redact.ts";
import { getProviderKind } from "../kinds/registry.ts";
import { limitModel } from "../rate-limit.ts";
import type { EmbeddingModel } from "../step/step.ts";
import { isHiddenFrom } from "./chat-models.ts";
import { rateLimitOf } from "./llm-config-of.ts";
import { accessOf } from "./provider-access.ts";

/** A model that turns texts into vectors, ready to be asked. */
export interface ResolvedEmbedder {
  model: EmbeddingModel;
  pricing: Pricing | null;
}

/** Throws NOT_FOUND for a model the actor may not use, MODEL_UNAVAILABLE where its kind of provider makes no vectors. */
export async function resolveEmbedder(actor: Actor, model_id: string): Promise<ResolvedEmbedder> {
  const [found] = await findModelForUse(db(), actor.user_id, model_id);
  if (!found?.model.is_active || !found.config.is_active) throw fail("NOT_FOUND", { what: "model" });
  const { config } = found;
  const kind = getProviderKind(config.provider);
  const model = kind.createEmbedder?.({ ...accessOf(found), model: found.model.name });
  if (model) {
    limitModel(model, config.llm_id, rateLimitOf(config));
    const is_hidden = isHiddenFrom(actor, config);
    return { model: is_hidden ? withHiddenAddress(model, config.api_base_url) : model, pricing: found.model.pricing };
  }
  throw fail("MODEL_UNAVAILABLE", { message: `${kind.label} makes no vectors of texts. Choose another provider.` });
}
