import type { Fetch } from "../connection/provider-fetch.ts";
import type { ChatModel, EmbeddingModel } from "../step/step.ts";
import type { Transcriber } from "./openai-transcriber.ts";

export type ProviderKindName = "openai" | "deepseek" | "azure" | "anthropic" | "google" | "custom";

/** How to reach one account at a provider. `api_key` may be empty where the kind does not need one. */
export interface ProviderAccess {
  api_key: string;
  /** Unset: the kind's own address. */
  base_url?: string | null | undefined;
  organization_id?: string | null | undefined;
  fetch: Fetch;
}

export interface ProviderKind {
  kind: ProviderKindName;
  /** Its proper name; not translated. */
  label: string;
  /** Null where a person must say it. */
  default_base_url: string | null;
  needs_api_key: boolean;
  /** Throws VALIDATION_ERROR for a base URL that is none. Connects to nothing. */
  createModel(access: ProviderAccess & { model: string }): ChatModel;
  /** The same for a model that makes vectors; absent where the kind has none. */
  createEmbedder?(access: ProviderAccess & { model: string }): EmbeddingModel;
  /** The same for a model that turns speech into text. */
  createTranscriber?(access: ProviderAccess & { model: string }): Transcriber;
  /** Names of the models the key may use, sorted. Throws one of our provider errors. */
  listModels(access: ProviderAccess & { signal: AbortSignal }): Promise<string[]>;
}
