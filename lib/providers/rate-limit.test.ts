import { describe, expect, it } from "vitest";
import { limitModel, noteTokens, takeCall } from "./rate-limit.ts";

const NOW = 1_000_000_000;
const limit = (requests_per_minute: number | null, tokens_per_minute: number | null = null) => ({
  requests_per_minute,
  tokens_per_minute,
});

describe("a provider's limit", () => {
  it("lets so many calls through in any minute, of all its models together", () => {
    const [one, other] = [{}, {}];
    for (const model of [one, other]) limitModel(model, "calls", limit(2));
    expect(takeCall(one, NOW)).toBeNull();
    expect(takeCall(other, NOW + 10_000)).toBeNull();
    expect(takeCall(one, NOW + 20_000)).toMatchObject({
      ok: false,
      was_sent: false,
      retry_after: 40,
      error: { code: "PROVIDER_RATE_LIMITED", retryable: true },
    });
    expect(takeCall(one, NOW + 60_000)).toBeNull();
    expect(takeCall(one, NOW + 60_001)).toMatchObject({ retry_after: 10 });
  });

  it("waits until enough of the tokens are a minute ago", () => {
    const model = {};
    limitModel(model, "tokens", limit(null, 100));
    expect(takeCall(model, NOW)).toBeNull();
    noteTokens(model, 60, NOW);
    expect(takeCall(model, NOW + 1000)).toBeNull();
    noteTokens(model, 60, NOW + 5000);
    expect(takeCall(model, NOW + 6000)).toMatchObject({ retry_after: 54 });
    expect(takeCall(model, NOW + 60_000)).toBeNull();
    noteTokens(model, 500, NOW + 60_000);
    expect(takeCall(model, NOW + 61_000)).toMatchObject({ retry_after: 59 });
  });

  it("is taken up when it changes, and gone when it is taken away", () => {
    const model = {};
    limitModel(model, "changing", limit(1));
    expect(takeCall(model, NOW)).toBeNull();
    expect(takeCall(model, NOW)).not.toBeNull();
    limitModel(model, "changing", limit(2));
    expect(takeCall(model, NOW)).toBeNull();
    limitModel(model, "changing", null);
    for (let call = 0; call < 5; call++) expect(takeCall(model, NOW)).toBeNull();
  });
});
