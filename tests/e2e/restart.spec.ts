import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "../../lib/core/process/free-port.ts";
import { call, delay, type ModelServer, say, startModelServer } from "../support/model-servers/index.ts";
import { type StartedProcess, startProcess } from "../support/start-process.ts";
import { connectModel } from "./connect-model.ts";
import { answers, composer, PASSWORD, write } from "./steps.ts";

const EMAIL = "owner@example.test";
/** Until a dead process's lease is over and its run is found: at most 15 s and 10 s, and a restart. */
const BACK_MS = 60_000;

let server: StartedProcess | undefined;
let model: ModelServer;
let dataDir: string;
let port: number;

test.beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "alma restart "));
  port = await freePort();
  model = await startModelServer({ kind: "custom" });
});

test.afterAll(async () => {
  server?.child.kill("SIGTERM");
  await server?.ended;
  await model.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<string> {
  const url = `http://127.0.0.1:${port}`;
  server = startProcess("server.ts", {
    PORT: String(port),
    ALMA_URL: url,
    ALMA_DATA_DIR: dataDir,
    ALMA_ADMIN_EMAIL: EMAIL,
    ALMA_ADMIN_PASSWORD: PASSWORD,
  });
  await server.says(/ALMA is listening/, 60_000);
  return url;
}

test("kill -9 in mid-answer: what was answered reads the same, and what was not is answered", async ({ page }) => {
  test.setTimeout(180_000);
  const url = await start();
  await page.goto(`${url}/sign-in`);
  await page.locator("[name=email]").fill(EMAIL);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  // The first pages of a process that has just started: it loads its code for them.
  await expect(composer(page)).toBeVisible({ timeout: 30_000 });
  const api = page.request;
  await connectModel(api, url, model);

  model.play([
    say("Let me compute."),
    call("javascript_executor", { code: "console.log(6 * 7)" }),
    say("It is **42**."),
  ]);
  await page.goto(url);
  await write(page, "```js\nconsole.log(6 * 7)\n```");
  await expect(page.getByText("It is 42.")).toBeVisible();
  await page.waitForURL(/\/c\//);
  await page.reload();
  await expect(page.getByText("It is 42.")).toBeVisible();
  const before = await (await api.get(`${page.url().replace("/c/", "/v1/conversations/")}/messages`)).json();
  await expect(answers(page)).toHaveCount(1);

  model.play([say("The first half"), delay(60_000), say(" is never finished")]);
  await write(page, "and then?");
  await expect(page.getByText("The first half")).toBeVisible();
  server?.child.kill("SIGKILL");
  await server?.ended;
  model.play([say("A whole answer.")]);
  await start();

  await expect(page.getByText("A whole answer.")).toBeVisible({ timeout: BACK_MS });
  await expect(page.getByText("The first half")).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("A whole answer.")).toBeVisible();
  const after = await (await api.get(`${page.url().replace("/c/", "/v1/conversations/")}/messages`)).json();
  expect(after.data.slice(0, 2)).toEqual(before.data);
  expect(after.data[3]).toMatchObject({ content: "A whole answer.", run: { status: "completed" } });
});
