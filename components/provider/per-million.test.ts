import { expect, it } from "vitest";
import { perMillion } from "./per-million";

it("gives prices per million tokens, whichever way they are stored", () => {
  const price = { input_tokens: 0.0007, output_tokens: 2, currency: "CNY" };
  expect(perMillion({ ...price, per_1k_tokens: true })).toEqual({ input: 0.7, output: 2000, currency: "CNY" });
  expect(perMillion({ ...price, per_1k_tokens: false })).toEqual({ input: 0.0007, output: 2, currency: "CNY" });
});
