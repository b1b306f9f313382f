import { describe, expect, it } from "vitest";
import { fail } from "../../core/errors.ts";
import type { ErrorCode } from "../../protocol/error-codes.ts";
import { retryDelay } from "./retry-policy.ts";

const interactive = { task_type: "interactive", retry_count: 0 } as const;
const scheduled = { task_type: "scheduled", retry_count: 0 } as const;

describe("a provider that limits how often it is asked", () => {
  const limited = (retry_after?: number) => fail("PROVIDER_RATE_LIMITED", { retryable: true, retry_after });

  it("is given the time it asks for, never less", () => {
    expect(retryDelay(limited(40), interactive, 0)).toBe(40_000);
    expect(retryDelay(limited(40), interactive, 1)).toBe(41_000);
    expect(retryDelay(limited(900), interactive, 0)).toBe(900_000);
  });

  it("is not waited for when it asks for more than a quarter of an hour", () => {
    expect(retryDelay(limited(901), interactive)).toBeNull();
  });

  it("gets 15, 30 and 60 seconds, spread by a quarter, when it names no time, and then no more", () => {
    const waits = [0, 1, 2, 3].map((retry_count) => retryDelay(limited(), { ...interactive, retry_count }, 0.5));
    expect(waits).toEqual([15_000, 30_000, 60_000, null]);
    expect(retryDelay(limited(), interactive, 0)).toBe(11_250);
    expect(retryDelay(limited(), interactive, 1)).toBe(18_750);
  });
});

describe("another passing failure", () => {
  const passing: ErrorCode[] = ["MODEL_UNAVAILABLE", "PROVIDER_TIMEOUT", "PROVIDER_BAD_RESPONSE"];

  it.each(passing)("%s is waited out for a scheduled run, three times", (code) => {
    const error = fail(code, { retryable: true });
    const waits = [0, 1, 2, 3].map((retry_count) => retryDelay(error, { ...scheduled, retry_count }));
    expect(waits).toEqual([5_000, 30_000, 120_000, null]);
  });

  it.each(passing)("%s is told at once to a person in front of the page", (code) => {
    expect(retryDelay(fail(code, { retryable: true }), interactive)).toBeNull();
  });

  it("is none when the same again cannot help, as with a model that does not exist", () => {
    expect(retryDelay(fail("MODEL_UNAVAILABLE"), scheduled)).toBeNull();
  });
});

it.each<ErrorCode>([
  "PROVIDER_UNAUTHORIZED",
  "PROVIDER_REJECTED",
  "BUDGET_EXCEEDED",
  "RUN_CANCELLED",
  "INTERNAL_ERROR",
])("%s is never tried again", (code) => {
  expect(retryDelay(fail(code, { retryable: true }), scheduled)).toBeNull();
});
