import type { Actor } from "../../lib/core/actor.ts";
import { createLlmConfigBody, type LlmConfig } from "../../lib/protocol/contract/llm-configs.ts";
import { createModelBody, type Model } from "../../lib/protocol/contract/models.ts";
import { createLlmConfig, createModel } from "../../lib/providers/index.ts";

export const TEST_KEY = "sk-very-secret-key-0123456789";

/** Connects a provider as a request would, with defaults for what `body` leaves out. */
export const createProvider = (actor: Actor, body: Record<string, unknown> = {}): Promise<LlmConfig> =>
  createLlmConfig(
    actor,
    createLlmConfigBody.parse({ provider: "openai", provider_name: "Mine", api_key: TEST_KEY, ...body }),
  );

/** Adds a model as a request would. */
export const addModel = (
  actor: Actor,
  llm_id: string,
  name: string,
  body: Record<string, unknown> = {},
): Promise<Model> => createModel(actor, createModelBody.parse({ llm_id, name, ...body }));
