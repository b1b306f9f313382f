import { afterEach, beforeEach, expect, it } from "vitest";
import { clock } from "../../core/clock.ts";
import { MessageGate } from "./message-gate.ts";

const real = clock.now;
let now = 1_000_000;
beforeEach(() => {
  clock.now = () => new Date(now);
});
afterEach(() => {
  clock.now = real;
});

const gate = () => new MessageGate({ burst: 4, burst_ms: 2_000, max_refused: 3 });
const ask = (one: MessageGate, times: number) => Array.from({ length: times }, () => one.ask());

it("lets a burst through, then one per refill, and says how long to wait", () => {
  const one = gate();
  expect(ask(one, 5)).toEqual([0, 0, 0, 0, 1]);
  now += 500;
  expect(ask(one, 2)).toEqual([0, 1]);
});

it("calls a sender who never waits an abuser, and forgives one who does", () => {
  const one = gate();
  expect(ask(one, 8)).toEqual([0, 0, 0, 0, 1, 1, 1, "abuse"]);
  now += 2_000;
  expect(ask(one, 7)).toEqual([0, 0, 0, 0, 1, 1, 1]);
});
