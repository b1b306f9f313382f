import { afterEach, beforeAll, expect, it, vi } from "vitest";

// The real argon2, looked on at: time on a busy machine proves nothing, the number and size of its turns does.
vi.mock("@node-rs/argon2", { spy: true });
const { hash, verify } = await import("@node-rs/argon2");
const { hashPassword, NO_PASSWORD, verifyPassword } = await import("./password.ts");

const costOf = (hashed: unknown): string => String(hashed).split("$").slice(1, 4).join("$");

let stored = "";
beforeAll(async () => {
  stored = await hashPassword("the right one");
  await verifyPassword("anything", null);
});
afterEach(() => vi.clearAllMocks());

it.each([
  ["the right password", "the right one", () => stored, true],
  ["a wrong password", "a wrong one", () => stored, false],
  ["no such account", "the right one", () => null, false],
  ["an account without a password", NO_PASSWORD, () => NO_PASSWORD, false],
  ["an account with something unreadable", "none", () => "none", false],
])("does the same work for %s", async (_, password, hashed, expected) => {
  expect(await verifyPassword(password, hashed())).toBe(expected);
  expect(hash).not.toHaveBeenCalled();
  expect(verify).toHaveBeenCalledTimes(1);
  const [against] = vi.mocked(verify).mock.lastCall ?? [];
  expect(costOf(against)).toBe(costOf(stored));
  expect(costOf(against)).toBe("argon2id$v=19$m=19456,t=2,p=1");
});
