import { expect, it } from "vitest";
import { pricingSchema } from "../protocol/contract/models.ts";
import { costOf } from "./pricing.ts";

const usage = { prompt_tokens: 1500, completion_tokens: 500 };

it.each([
  [
    "the seed's per 1,000",
    { input_tokens: 0.03, output_tokens: 0.06, currency: "USD", per_1k_tokens: true },
    0.075,
    "USD",
  ],
  ["per million", { input_tokens: 2, output_tokens: 8, currency: "CNY", per_1k_tokens: false }, 0.007, "CNY"],
  ["per million by default", { input_tokens: 0.1, output_tokens: 0.2, currency: "EUR" }, 0.00025, "EUR"],
])("counts %s", (_name, pricing, amount, currency) => {
  expect(costOf(usage, pricingSchema.parse(pricing))).toEqual({ amount, currency });
});

it("knows no cost without prices, and none for nothing", () => {
  expect(costOf(usage, null)).toBeUndefined();
  const pricing = pricingSchema.parse({ input_tokens: 1, output_tokens: 1 });
  expect(costOf({ prompt_tokens: 0, completion_tokens: 0 }, pricing)).toEqual({ amount: 0, currency: "USD" });
});
