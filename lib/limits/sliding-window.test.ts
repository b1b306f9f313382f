import { describe, expect, it } from "vitest";
import { SlidingWindow } from "./sliding-window.ts";

const policy = { limit: 10, window_ms: 1_000 };

describe("SlidingWindow", () => {
  it("bounds its memory, whatever comes", () => {
    const window = new SlidingWindow();
    const started = performance.now();
    for (let index = 0; index < 200_000; index++) window.take(`address:${index}`, policy, 5_000);
    expect(window.size).toBeLessThanOrEqual(20_000);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it("forgets who was there longest ago, not who is there all the time", () => {
    const window = new SlidingWindow();
    const many = { limit: 1_000, window_ms: 60_000 };
    window.take("bob", many, 5_000);
    for (let step = 0; step < 40; step++) {
      for (let index = 0; index < 1_000; index++) window.take(`${step}:${index}`, many, 5_000);
      window.take("ada", many, 5_000);
    }
    expect(window.take("ada", many, 5_000).remaining).toBe(959);
    expect(window.take("bob", many, 5_000).remaining).toBe(999);
  });

  it("costs next to nothing", () => {
    const window = new SlidingWindow();
    const calls = 200_000;
    const started = performance.now();
    for (let index = 0; index < calls; index++) window.take(`user:${index % 1_000}`, policy, index);
    const microseconds = ((performance.now() - started) * 1_000) / calls;
    expect(microseconds).toBeLessThan(20);
  });
});
