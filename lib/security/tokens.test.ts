import { expect, it } from "vitest";
import { lastFour } from "./last-four.ts";
import { hashToken, randomToken } from "./tokens.ts";

it("makes URL-safe tokens that differ", () => {
  const tokens = Array.from({ length: 100 }, randomToken);
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

it("hashes with SHA-256", () => {
  expect(hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it("shows four characters of a long secret and none of a short one", () => {
  expect(lastFour("sk-abcdefghijkl1234")).toBe("1234");
  expect(lastFour("elevenchars")).toBe("");
});
