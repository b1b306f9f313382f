import { expect, it } from "vitest";
import { displayTimeZone } from "./time-zone.ts";

it.each([
  ["UTC+8:00", "+08:00"],
  ["UTC-5", "-05:00"],
  ["UTC+05:30", "+05:30"],
  ["UTC", "+00:00"],
  ["Europe/Berlin", "Europe/Berlin"],
  ["Nowhere/Land", "Asia/Shanghai"],
  [undefined, "Asia/Shanghai"],
])("reads %j as %s", (value, expected) => {
  expect(displayTimeZone(value)).toBe(expected);
});
