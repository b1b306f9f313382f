import { db } from "../../../db/client.ts";
import { findModelForUse } from "../../../db/queries/providers/models.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { createGuardedFetch } from "../../web/index.ts";
import { withHiddenAddress } from "../fault/redact.ts";
import type { Transcriber } from "../kinds/openai-transcriber.ts";
import { getProviderKind } from "../kinds/registry.ts";
import { limitModel } from "../rate-limit.ts";
import { isHiddenFrom } from "./chat-models.ts";
import { listUsableModels, type NamedModel } from "./list-usable-models.ts";
import { rateLimitOf } from "./llm-config-of.ts";
import { accessOf } from "./provider-access.ts";

/** A model that turns speech into text, ready to be asked. */
export interface ResolvedTranscriber {
  transcriber: Transcriber;
  model: NamedModel;
}

/** A provider says nothing until it has heard the whole recording. */
const HEADERS_TIMEOUT_MS = 280_000;
const NONE = "No model that turns speech into text is set up. Add one of type transcription in Settings, Providers.";

/**
 * The actor's first model of type `transcription`: of their own providers, then of the shared ones. Throws
 * MODEL_UNAVAILABLE where there is none, or where its kind of provider has no such service.
 */
export async function resolveTranscriber(actor: Actor): Promise<ResolvedTranscriber> {
  const named = (await listUsableModels(actor)).find(({ model_type }) => model_type === "transcription");
  const [found] = named ? await findModelForUse(db(), actor.user_id, named.model_id) : [];
  if (!named || !found) throw fail("MODEL_UNAVAILABLE", { message: NONE });
  const { config, model } = found;
  const kind = getProviderKind(config.provider);
  const fetch = createGuardedFetch({
    allow_private: found.is_owner_superuser,
    headers_timeout_ms: HEADERS_TIMEOUT_MS,
    body_timeout_ms: HEADERS_TIMEOUT_MS,
  });
  const transcriber = kind.createTranscriber?.({ ...accessOf(found), fetch, model: model.name });
  if (!transcriber) {
    throw fail("MODEL_UNAVAILABLE", {
      message: `${kind.label} turns no speech into text here. Add a model of an OpenAI-compatible provider.`,
    });
  }
  limitModel(transcriber, config.llm_id, rateLimitOf(config));
  if (isHiddenFrom(actor, config)) withHiddenAddress(transcriber, config.api_base_url);
  return { transcriber, model: named };
}
