import { describe, expect, it } from "vitest";
import { type CallKey, ResultCache } from "./result-cache.ts";

const KEY: CallKey = {
  user_id: "ada",
  conversation_id: "one",
  tool_name: "sum",
  input: { a: 1, b: [2] },
  workspace: "",
};

describe("ResultCache", () => {
  it("gives a kept result to the same call only, whatever the order of its fields", () => {
    const cache = new ResultCache();
    cache.keep(KEY, { sum: 3 }, 60);
    expect(cache.find({ ...KEY, input: { b: [2], a: 1 } })?.result).toEqual({ sum: 3 });
    const others: Partial<CallKey>[] = [
      { user_id: "eve" },
      { conversation_id: "two" },
      { tool_name: "product" },
      { input: { a: 1, b: [3] } },
      { workspace: "a.txt" },
    ];
    for (const other of others) expect(cache.find({ ...KEY, ...other })).toBeNull();
  });

  it("gives each caller its own copy", () => {
    const cache = new ResultCache();
    cache.keep(KEY, { list: [1] }, 60);
    Object(cache.find(KEY)?.result).list.push(2);
    expect(cache.find(KEY)?.result).toEqual({ list: [1] });
  });

  it("forgets in time, and tells the age", () => {
    let now = 0;
    const cache = new ResultCache(() => now);
    cache.keep(KEY, 1, 60);
    now = 59_000;
    expect(cache.find(KEY)).toEqual({ result: 1, age: 59 });
    now = 60_000;
    expect(cache.find(KEY)).toBeNull();
    expect(cache.size).toEqual({ entries: 0, chars: 0 });
  });

  it("stays small in number and size, and keeps nothing huge; what is used stays", () => {
    const cache = new ResultCache();
    const at = (number: number) => ({ ...KEY, input: number });
    for (let number = 0; number < 600; number += 1) {
      cache.keep(at(number), number, 60);
      cache.find(at(0));
    }
    expect(cache.size.entries).toBe(500);
    expect(cache.find(at(0))?.result).toBe(0);
    expect(cache.find(at(1))).toBeNull();
    for (let number = 0; number < 100; number += 1) cache.keep(at(number), "x".repeat(250_000), 60);
    expect(cache.size.chars).toBeLessThanOrEqual(16 * 1024 * 1024);
    cache.keep(at(9_999), "x".repeat(300_000), 60);
    expect(cache.find(at(9_999))).toBeNull();
  });
});
