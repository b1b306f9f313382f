import { describe, expect, it } from "vitest";
import { Ledger } from "./ledger.ts";

const usage = { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 };
const limits = { max_steps: 3, max_tokens: 400, max_seconds: 60 };

describe("Ledger", () => {
  it("adds up usage and cost", () => {
    const ledger = new Ledger(limits, new Date());
    const pricing = { input_tokens: 2, output_tokens: 4, currency: "USD", per_1k_tokens: true };
    ledger.chargeTokens(usage, pricing);
    ledger.chargeTokens({ ...usage, reasoning_tokens: 7 }, pricing);
    expect(ledger.usage).toMatchObject({
      prompt_tokens: 200,
      completion_tokens: 100,
      total_tokens: 300,
      reasoning_tokens: 7,
    });
    expect(ledger.cost?.currency).toBe("USD");
    expect(ledger.cost?.amount).toBeCloseTo(0.8);
  });

  it("names the ceiling that is reached", () => {
    const steps = new Ledger(limits, new Date());
    expect(steps.exceeded()).toBeNull();
    for (let step = 0; step < 3; step++) steps.chargeStep();
    expect(steps.exceeded()).toContain("3 steps");

    const tokens = new Ledger(limits, new Date());
    for (let call = 0; call < 3; call++) tokens.chargeTokens(usage, null);
    expect(tokens.exceeded()).toContain("400 tokens");

    expect(new Ledger(limits, new Date(Date.now() - 61_000)).exceeded()).toContain("60 seconds");
  });
});
