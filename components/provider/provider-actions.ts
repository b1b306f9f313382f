import type { z } from "zod";
import type { Action } from "@/components/shell/actions";
import type {
  createLlmConfigBody,
  LlmConfig,
  LlmConfigTest,
  UpdateLlmConfigBody,
} from "@/lib/protocol/contract/llm-configs";
import type { createModelBody, Model } from "@/lib/protocol/contract/models";

export type NewProvider = z.input<typeof createLlmConfigBody>;
export type NewModel = z.input<typeof createModelBody>;
export type ModelChange = Pick<NewModel, "display_name" | "context_window" | "max_tokens" | "pricing">;

export interface ProviderActions {
  createProvider: Action<NewProvider, LlmConfig>;
  updateProvider: Action<{ llm_id: string; if_match?: number } & UpdateLlmConfigBody, LlmConfig>;
  deleteProvider: Action<{ llm_id: string }, null>;
  testProvider: Action<{ llm_id: string }, LlmConfigTest>;
  createModel: Action<NewModel, Model>;
  updateModel: Action<{ model_id: string; if_match?: number } & ModelChange, Model>;
  deleteModel: Action<{ model_id: string }, null>;
}
