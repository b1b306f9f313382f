import { defineConfig } from "vitest/config";

const IGNORED = ["node_modules/**", ".next/**", ".alma/**", ".cache/**"];

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // Two cores are what we can count on; more workers only make each other late.
    maxWorkers: 2,
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
