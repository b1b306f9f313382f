import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { beforeAll, expect, test } from "vitest";
import rules from "../.dependency-cruiser.mjs";

const PLACES = ["app", "agents", "components", "lib", "db", "scripts", "tests", "server.ts", "instrumentation.ts"];
/** A checker that sees nothing passes: well below what the tree has, far above what a broken set-up would find. */
const PLAUSIBLE_MODULES = 150;

let result: ICruiseResult;

beforeAll(async () => {
  const { forbidden, options } = rules;
  const cruised = await cruise(PLACES, { ruleSet: { forbidden }, validate: true, ...options }, undefined, {
    tsConfig: extractTSConfig(options.tsConfig.fileName),
  });
  if (typeof cruised.output === "string") throw new Error("The cruise gave a report instead of its result.");
  result = cruised.output;
}, 60_000);

test("the cruise sees the whole tree", () => {
  const ours = result.modules.filter((module) => !module.source.includes("node_modules"));
  expect(ours.length).toBeGreaterThan(PLAUSIBLE_MODULES);
  for (const layer of ["agents/", "lib/", "db/"]) {
    expect(ours.some((module) => module.source.startsWith(layer))).toBe(true);
  }
});

test("imports between our modules are followed", () => {
  const server = result.modules.find((module) => module.source === "server.ts");
  expect(server?.dependencies.map((dependency) => dependency.resolved)).toContain("lib/core/process/shutdown.ts");
});

test("nobody breaks the import law", () => {
  const broken = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
  expect(broken).toEqual([]);
});
