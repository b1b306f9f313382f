import type { ModelOption } from "@/components/shell/chat-data";
import type { currentActor } from "@/lib/auth";
import { listLlmConfigs, listModels } from "@/lib/providers";

type Actor = NonNullable<Awaited<ReturnType<typeof currentActor>>>;

/** The chat models a person may pick, with the name of the provider each belongs to. */
export async function usableModels(actor: Actor): Promise<ModelOption[]> {
  const [models, configs] = await Promise.all([
    listModels(actor, { page: 1, per_page: 100, is_active: true }),
    listLlmConfigs(actor, { page: 1, per_page: 100 }),
  ]);
  const providers = new Map(configs.items.map((config) => [config.llm_id, config]));
  return models.items.flatMap(({ model_id, display_name, llm_id, model_type }) => {
    const provider = providers.get(llm_id);
    if (!provider?.is_active || model_type === "embedding" || model_type === "transcription") return [];
    return [{ model_id, display_name, provider_name: provider.provider_name }];
  });
}
