import { expect, test } from "vitest";
import { lockFindings } from "./check-lock.mjs";

test("versions on or above their floor pass", () => {
  expect(
    lockFindings({ "": {}, "node_modules/next": { version: "16.4.5" }, "node_modules/undici": { version: "7.31.0" } }),
  ).toEqual([]);
});

test("an old version is found wherever it is nested, each major against its own floor", () => {
  expect(lockFindings({ "node_modules/a/node_modules/undici": { version: "8.12.1" } })).toEqual([
    "undici 8.12.1 is older than 7.30.1 or 8.12.2",
  ]);
  expect(lockFindings({ "node_modules/ws": { version: "8.9.9" } })).toHaveLength(1);
});

test("forbidden packages are found", () => {
  expect(lockFindings({ "node_modules/vm2": { version: "9.9.9" } })).toEqual(["vm2 is forbidden"]);
});

test("a platform package that the lock file leaves out is found; one it nests is not", () => {
  const packages = {
    "node_modules/tool": { version: "1.0.0", optionalDependencies: { "tool-linux": "1.0.0", "tool-darwin": "1.0.0" } },
    "node_modules/tool/node_modules/tool-linux": { version: "1.0.0" },
  };
  expect(lockFindings(packages)).toEqual([
    "tool-darwin, an optional package of node_modules/tool, is missing: npm ci would refuse this lock file",
  ]);
});
