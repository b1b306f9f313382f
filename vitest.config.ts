import { pathToFileURL } from "node:url";
import { defineConfig } from "vitest/config";
import { SlowFirst } from "./tests/support/slow-first.ts";

const IGNORED = ["node_modules/**", ".next/**", ".alma/**", ".cache/**"];

/** Every file of tests runs in a process of its own, which has to start. */
const QUICK_IMPORTS = pathToFileURL(`${import.meta.dirname}/tests/support/quick-imports.mjs`).href;

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // Two cores are what we can count on; more workers only make each other late.
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    execArgv: ["--import", QUICK_IMPORTS],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...IGNORED, "**/*.integration.test.ts"],
          setupFiles: ["tests/support/fail-on-console-error.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["**/*.integration.test.ts"],
          exclude: IGNORED,
          globalSetup: ["tests/support/database-server.ts"],
          setupFiles: ["tests/support/fail-on-console-error.ts", "tests/support/integration-environment.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
