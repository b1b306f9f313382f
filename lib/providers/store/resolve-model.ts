import { db } from "../../../db/client.ts";
import { findDefaultModel, findModelForUse, type UsableModel } from "../../../db/queries/providers/models.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import type { Pricing } from "../../protocol/contract/models.ts";
import { createOfflineModel, OFFLINE_MODEL, OFFLINE_PROVIDER } from "../offline/offline-model.ts";
import type { ChatModel } from "../step/step.ts";
import { chatModelOf } from "./chat-models.ts";

/** A model ready to be asked, with what is known about it. */
export interface ResolvedModel {
  model: ChatModel;
  /** Null for the offline assistant. */
  model_id: string | null;
  llm_id: string | null;
  /** The provider's kind, or `offline`. */
  provider: string;
  /** As its owner calls it. */
  provider_name: string;
  /** As the provider calls it. */
  name: string;
  display_name: string;
  pricing: Pricing | null;
  /** Tokens. */
  context_window: number | null;
  /** The most tokens the model can write. */
  max_tokens: number | null;
  is_offline: boolean;
  /** What the person prefers; unset where they said nothing. */
  settings: { temperature?: number; max_tokens?: number };
}

/**
 * The model for the actor's run: the one named, or, for null, the one their preferences name, their default provider's
 * oldest, that of another provider of theirs, that of a shared one, and with none of these the offline assistant. One
 * query; connects to nothing. Throws NOT_FOUND for a model the actor may not use, MODEL_UNAVAILABLE for one that is
 * switched off or does not chat.
 */
export async function resolveModel(actor: Actor, model_id: string | null): Promise<ResolvedModel> {
  if (model_id !== null) return resolvedOf(await getNamedModel(actor, model_id), actor);
  const [found] = await findDefaultModel(db(), actor.user_id);
  return found ? resolvedOf(found, actor) : offlineModel(actor);
}

async function getNamedModel(actor: Actor, model_id: string): Promise<UsableModel> {
  const [found] = isId(model_id) ? await findModelForUse(db(), actor.user_id, model_id) : [];
  if (!found) throw fail("NOT_FOUND", { what: "model" });
  const { model, config } = found;
  if (!model.is_active || !config.is_active) {
    throw fail("MODEL_UNAVAILABLE", { message: `${model.display_name} is switched off. Choose another model.` });
  }
  if (model.model_type !== "chat") {
    throw fail("MODEL_UNAVAILABLE", { message: `${model.display_name} is no chat model. Choose another model.` });
  }
  return found;
}

function resolvedOf(found: UsableModel, actor: Actor): ResolvedModel {
  const { model, config, preferences } = found;
  const { temperature, max_tokens } = preferences?.ai_settings ?? {};
  return {
    model: chatModelOf(found, actor),
    model_id: model.model_id,
    llm_id: config.llm_id,
    provider: config.provider,
    provider_name: config.provider_name,
    name: model.name,
    display_name: model.display_name,
    pricing: model.pricing,
    context_window: model.context_window,
    max_tokens: model.max_tokens,
    is_offline: false,
    settings: {
      ...(temperature !== undefined && { temperature }),
      ...(max_tokens !== undefined && { max_tokens }),
    },
  };
}

const offlineModel = (actor: Actor): ResolvedModel => ({
  model: createOfflineModel(),
  model_id: null,
  llm_id: null,
  provider: OFFLINE_PROVIDER,
  provider_name: OFFLINE_PROVIDER,
  name: OFFLINE_MODEL,
  display_name: actor.language === "zh" ? "离线助手" : "Offline assistant",
  pricing: null,
  context_window: null,
  max_tokens: null,
  is_offline: true,
  settings: {},
});
