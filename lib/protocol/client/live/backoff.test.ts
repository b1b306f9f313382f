import { expect, it } from "vitest";
import { backoff } from "./backoff.ts";

it("doubles, stays between half and whole of its ceiling, and never passes 15 s", () => {
  expect(backoff(0, () => 0)).toBe(250);
  expect(backoff(0, () => 1)).toBe(500);
  expect(backoff(3, () => 1)).toBe(4000);
  expect(backoff(50, () => 1)).toBe(15_000);
});
