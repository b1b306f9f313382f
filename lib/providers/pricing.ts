import type { Pricing } from "../protocol/contract/models.ts";

export type { Pricing };

export interface Cost {
  /** In units of the currency (not cents), to ten decimals. */
  amount: number;
  currency: string;
}

/** What a step cost; undefined where the model has no prices. Reasoning tokens are part of the completion tokens. */
export function costOf(
  usage: { prompt_tokens: number; completion_tokens: number },
  pricing: Pricing | null | undefined,
): Cost | undefined {
  if (!pricing) return undefined;
  const total = usage.prompt_tokens * pricing.input_tokens + usage.completion_tokens * pricing.output_tokens;
  const amount = total / (pricing.per_1k_tokens ? 1_000 : 1_000_000);
  return { amount: Math.round(amount * 1e10) / 1e10, currency: pricing.currency };
}
