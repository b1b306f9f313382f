import { expect, it } from "vitest";
import { pickVersion } from "./version-range.ts";

const VERSIONS = [
  "0.0.3",
  "0.2.1",
  "0.2.9",
  "1.0.0-rc.1",
  "1.0.0",
  "1.2.3",
  "1.2.10",
  "1.9.0",
  "2.0.0-beta.2",
  "2.0.0-beta.10",
  "2.0.0",
  "3.1.4",
];

it.each([
  ["^1.2.3", "1.9.0"],
  ["~1.2.3", "1.2.10"],
  ["^0.2.1", "0.2.9"],
  ["^0.0.3", "0.0.3"],
  ["1.x", "1.9.0"],
  ["1.2", "1.2.10"],
  ["*", "3.1.4"],
  ["", "3.1.4"],
  ["latest", "3.1.4"],
  ["1.2.3", "1.2.3"],
  ["=1.2.3", "1.2.3"],
  [">=1.0.0 <1.9.0", "1.2.10"],
  ["> 1.2.3 < 2", "1.9.0"],
  ["<=1.2", "1.2.10"],
  ["1.0.0 - 1.2.3", "1.2.3"],
  ["^5 || ^0.2", "0.2.9"],
  ["^2.0.0-beta.1", "2.0.0"],
  ["2.0.0-beta.2 - 2.0.0-beta.10", "2.0.0-beta.10"],
  ["^4.0.0", null],
  ["git+https://example.com/x", null],
  ["workspace:*", null],
])("%s takes %s", (range, expected) => {
  expect(pickVersion(range, VERSIONS, { latest: "3.1.4" })).toBe(expected);
});

it("takes no range that would be compared for minutes", () => {
  const versions = Array.from({ length: 10_000 }, (_, patch) => `4.0.${patch}`);
  const begun = performance.now();
  expect(pickVersion(`${"1||".repeat(300_000)}4`, versions, {})).toBeNull();
  expect(pickVersion(`${"1||".repeat(300)}4`, versions, {})).toBe("4.0.9999");
  expect(performance.now() - begun).toBeLessThan(5000);
});
