import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SharedTick } from "./shared-tick.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("looks after all together while there are any, one look at a time, whatever becomes of one", async () => {
  const looks: string[][] = [];
  const failures: unknown[] = [];
  let current = Promise.resolve();
  const tick = new SharedTick<string>({
    every_ms: 100,
    look: (members) => {
      looks.push(members);
      return current;
    },
    failed: (error) => failures.push(error),
  });
  const forget = [tick.add("a"), tick.add("b")];
  await vi.advanceTimersByTimeAsync(100);
  expect(looks).toEqual([["a", "b"]]);

  const slow = Promise.withResolvers<void>();
  current = slow.promise;
  await vi.advanceTimersByTimeAsync(300);
  expect(looks).toHaveLength(2);
  slow.reject("no database");
  await vi.advanceTimersByTimeAsync(0);
  expect(failures).toEqual(["no database"]);

  current = Promise.resolve();
  forget[0]?.();
  expect([tick.has("a"), tick.has("b")]).toEqual([false, true]);
  await vi.advanceTimersByTimeAsync(100);
  expect(looks.at(-1)).toEqual(["b"]);
  forget[1]?.();
  expect(vi.getTimerCount()).toBe(0);
  tick.add("c");
  await vi.advanceTimersByTimeAsync(100);
  expect(looks.at(-1)).toEqual(["c"]);
});
