import type { Pricing } from "../protocol/contract/models.ts";

/** The model that was called, as `resolveModel` gives it. */
export interface UsedModel {
  /** Both null for the offline assistant. */
  llm_id: string | null;
  model_id: string | null;
  provider_name: string;
  /** As the provider calls it. */
  name: string;
  pricing: Pricing | null;
}

/** What calls of one model used. */
export interface ModelUse {
  user_id: string;
  /** Null where a program called the model itself. */
  agent_name: string | null;
  model: UsedModel;
  /** Calls, those that failed among them. */
  requests: number;
  failures: number;
  usage: { prompt_tokens: number; completion_tokens: number };
}
