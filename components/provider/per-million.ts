import type { Pricing } from "@/lib/protocol/contract/models";

/** A price per million tokens, however it is stored. */
export function perMillion(pricing: Pricing): { input: number; output: number; currency: string } {
  const factor = pricing.per_1k_tokens ? 1000 : 1;
  // 0.0007 * 1000 is 0.7000000000000001: cut what floating point adds.
  const scaled = (value: number) => Number((value * factor).toPrecision(12));
  return { input: scaled(pricing.input_tokens), output: scaled(pricing.output_tokens), currency: pricing.currency };
}
