import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./tests/support/browser/chromium.ts";
import { e2ePort } from "./tests/support/browser/ports.ts";

const url = `http://127.0.0.1:${await e2ePort("SERVER")}`;
/** Where a test may start a scripted model server and a page to fetch: the only private addresses the server may reach. */
const egress = [await e2ePort("MODEL"), await e2ePort("PAGE")].map((port) => `127.0.0.1:${port}`);

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: url,
    launchOptions: await chromiumLaunch(),
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
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
