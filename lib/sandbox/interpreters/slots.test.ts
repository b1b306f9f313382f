import { expect, test } from "vitest";
import { SLOT_COUNT, takeSlot } from "./slots.ts";

test("programs beyond the slots wait in order, and an abandoned wait takes no slot", async () => {
  const held = await Promise.all(Array.from({ length: SLOT_COUNT }, () => takeSlot(undefined)));
  const order: string[] = [];
  const note = <T>(name: string, release: T): T => {
    order.push(name);
    return release;
  };
  const abort = new AbortController();
  const first = takeSlot(undefined).then((release) => note("first", release));
  const abandoned = takeSlot(abort.signal);
  const second = takeSlot(undefined).then((release) => note("second", release));
  abort.abort();
  expect(await abandoned).toBeNull();
  expect(order).toEqual([]);
  held[0]?.();
  held[0]?.();
  const release = await first;
  expect(order).toEqual(["first"]);
  release?.();
  (await second)?.();
  for (const each of held) each?.();
  expect(order).toEqual(["first", "second"]);
});
