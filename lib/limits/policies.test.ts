import { describe, expect, it } from "vitest";
import { readPolicies } from "./policies.ts";

describe("readPolicies", () => {
  it("has an allowance for everything, and more for an address than for a person", () => {
    const usual = readPolicies("");
    expect(usual?.person.read).toEqual({ limit: 600, window_ms: 60_000 });
    expect(usual?.address.read.limit).toBeGreaterThan(600);
    expect(readPolicies("  ")).toEqual(usual);
  });

  it("takes a factor, allowances by class, or both", () => {
    expect(readPolicies("0.5")?.person.read.limit).toBe(300);
    expect(readPolicies("run=5/10")?.person.run).toEqual({ limit: 5, window_ms: 10_000 });
    const both = readPolicies("2, run=5/10");
    expect([both?.person.run.limit, both?.person.write.limit, both?.address.run.limit]).toEqual([5, 600, 20]);
  });

  it("never leaves anybody without a call", () => {
    expect(readPolicies("0")?.person.auth.limit).toBe(1);
    expect(readPolicies("run=0/0")?.person.run).toEqual({ limit: 1, window_ms: 1_000 });
  });

  it("is off when it says so, and for nothing else", () => {
    expect(readPolicies("off")).toBeNull();
    for (const text of ["none", "off,2", "read", "read=10", "reed=1/1", "-1", "1e3", "read=1/0x1"]) {
      expect(() => readPolicies(text), text).toThrow(/ALMA_RATE_LIMITS/);
    }
  });
});
