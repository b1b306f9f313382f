import type { ModelOption } from "@/components/shell/chat-data";

/** The model with this id, if a person may still use it; null, the automatic choice, where it is gone. */
export const knownModel = (models: ModelOption[], id: string | null | undefined): string | null =>
  models.find(({ model_id }) => model_id === id)?.model_id ?? null;
