import { onTestFinished } from "vitest";
import type { Actor } from "../../lib/core/actor.ts";
import { addModel, createProvider } from "./create-provider.ts";
import { type ModelServer, type Script, startModelServer } from "./model-servers/index.ts";
import type { ModelServerKind } from "./model-servers/wire-format.ts";

/** A scripted server on loopback, connected as the person's default provider (a superuser's may use loopback). */
export async function scriptedProvider(
  actor: Actor,
  script: Script,
  kind: ModelServerKind = "openai",
): Promise<ModelServer & { model_id: string }> {
  const server = await startModelServer({ kind, script });
  onTestFinished(() => server.close());
  const { llm_id } = await createProvider(actor, {
    provider: kind,
    provider_name: `scripted ${kind}`,
    api_key: server.api_key,
    api_base_url: server.base_url,
    is_default: true,
  });
  const { model_id } = await addModel(actor, llm_id, server.default_model, {
    pricing: { input_tokens: 1, output_tokens: 2, currency: "USD", per_1k_tokens: true },
  });
  return { ...server, model_id };
}
