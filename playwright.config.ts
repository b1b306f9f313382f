import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./tests/support/browser/chromium.ts";
import { e2ePort } from "./tests/support/browser/ports.ts";

const url = `http://127.0.0.1:${await e2ePort("SERVER")}`;
/** Where a test may start a scripted model server and a page to fetch: the only private addresses the server may reach. */
const egress = [await e2ePort("MODEL"), await e2ePort("PAGE")].map((port) => `127.0.0.1:${port}`);

/**
 * What never meets the rest, and runs beside it: tests with servers of their own, which mostly wait (for a dead one's
 * lease, for a Redis to come back, for a start), and tests that look at nobody but the people they make themselves.
 */
const APART =
  /[/\\](accounts|processes|restart|serverless|account|chat|conversations|files|messages|reference)\.spec\.ts$/;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: false,
  // The two projects side by side, each file after the other within one.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    baseURL: url,
    launchOptions: await chromiumLaunch(),
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // Without a film of every test, which costs a third of the browser's work; the DOM of each step is in the trace.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "apart", workers: 1, testMatch: APART },
    { name: "together", workers: 1, testIgnore: APART },
  ],
  webServer: {
    command: `"${process.execPath}" tests/support/browser/serve.ts`,
    url: `${url}/api/health`,
    timeout: 60_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      PORT: String(await e2ePort("SERVER")),
      ALMA_URL: url,
      ALMA_EGRESS_ALLOW: egress.join(","),
      ALMA_ADMIN_EMAIL: "admin@example.test",
      ALMA_ADMIN_PASSWORD: "admin-password-of-the-tests",
    },
  },
});
