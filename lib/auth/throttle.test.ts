import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../core/clock.ts";
import { isAlmaError } from "../core/errors.ts";
import { withRequestContext } from "../core/log/request-context.ts";
import { singleton } from "../core/process/singleton.ts";
import { clientGroup, countTry, forgiveTry } from "./throttle.ts";

const RULE = { free: 3, window_ms: 60_000, max_wait_ms: 5_000 };
const real = clock.now;
let now = 0;
let key = "";
beforeEach(() => {
  now = 1_000_000;
  key = crypto.randomUUID();
  clock.now = () => new Date(now);
});
afterEach(() => {
  clock.now = real;
});

/** Seconds to wait, or 0 when the try was let through. */
function waitFor(name = key): number {
  try {
    countTry({ [name]: RULE });
    return 0;
  } catch (error) {
    if (isAlmaError(error) && error.code === "RATE_LIMITED") return error.retry_after ?? Number.NaN;
    throw error;
  }
}

describe("countTry", () => {
  it("lets the free tries through, then doubles the wait up to its most", () => {
    expect([waitFor(), waitFor(), waitFor()]).toEqual([0, 0, 0]);
    const waits = [];
    for (let count = 0; count < 5; count += 1) {
      const wait = waitFor();
      waits.push(wait);
      now += wait * 1_000;
      expect(waitFor()).toBe(0);
    }
    expect(waits).toEqual([1, 2, 4, 5, 5]);
  });

  it("does not count a try it refused", () => {
    for (let count = 0; count < 50; count += 1) waitFor();
    expect(waitFor()).toBe(1);
  });

  it("begins anew after a quiet window, and for another key", () => {
    for (let count = 0; count < 4; count += 1) waitFor();
    expect(waitFor("another")).toBe(0);
    now += RULE.window_ms;
    expect([waitFor(), waitFor()]).toEqual([0, 0]);
  });

  it("forgives one try or all", () => {
    for (let count = 0; count < 3; count += 1) waitFor();
    forgiveTry([key]);
    expect(waitFor()).toBe(0);
    expect(waitFor()).toBe(1);
    forgiveTry([key], true);
    expect([waitFor(), waitFor(), waitFor(), waitFor()]).toEqual([0, 0, 0, 1]);
  });

  it("forgives nobody the wait that others have earned", () => {
    const free = () => waitFor();
    expect([free(), free()]).toEqual([0, 0]);
    // A good try is on its way while two bad ones come.
    expect(free()).toBe(0);
    now += 1_000;
    expect(free()).toBe(0);
    forgiveTry([key]);
    expect(waitFor()).toBe(2);
  });

  it("counts a household of IPv6 as one, and each IPv4 address by itself", () => {
    const from = (address: string) =>
      withRequestContext(new Headers({ "x-alma-address": address }), () => clientGroup());
    expect(from("2001:db8:1:2::3")).toBe(from("2001:db8:1:2:ffff::4"));
    expect(from("2001:db8:1:2::3")).not.toBe(from("2001:db8:1:3::3"));
    expect(from("192.0.2.1")).not.toBe(from("192.0.2.2"));
  });

  it("keeps its memory bounded", () => {
    for (let count = 0; count < 20_100; count += 1) countTry({ [`flood:${count}`]: RULE });
    expect(singleton("throttle", () => new Map()).size).toBe(20_000);
  });
});
