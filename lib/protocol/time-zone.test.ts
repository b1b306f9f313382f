import { expect, it } from "vitest";
import { intlTimeZone } from "./time-zone.ts";

it.each([
  ["UTC+8:00", "+08:00"],
  ["UTC-03:30", "-03:30"],
  ["UTC+5", "+05:00"],
  ["UTC", "+00:00"],
  ["Asia/Shanghai", "Asia/Shanghai"],
])("%s is %s for Intl", (given, expected) => {
  expect(intlTimeZone(given)).toBe(expected);
  expect(() => new Intl.DateTimeFormat("en", { timeZone: intlTimeZone(given) })).not.toThrow();
});
