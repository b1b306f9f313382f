import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../../lib/core/process/free-port.ts";
import { type MailServer, startMailServer } from "../support/mail-server.ts";
import { type StartedProcess, startProcess } from "../support/start-process.ts";
import { composer, expect, newAddress, PASSWORD, signIn, test } from "./steps.ts";

let mail: MailServer;
let server: StartedProcess;
let dataDir: string;
let url: string;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  dataDir = mkdtempSync(path.join(tmpdir(), "alma accounts "));
  mail = await startMailServer();
  const port = String(await freePort());
  url = `http://127.0.0.1:${port}`;
  server = startProcess("server.ts", {
    PORT: port,
    ALMA_URL: url,
    ALMA_DATA_DIR: dataDir,
    ALMA_ADMIN_EMAIL: "owner@example.test",
    ALMA_ADMIN_PASSWORD: PASSWORD,
    SMTP_URL: mail.url,
    GITHUB_ID: "id",
    GITHUB_SECRET: "secret",
  });
  await server.says(/ALMA is listening/, 60_000);
});

test.afterAll(async () => {
  server.child.kill("SIGTERM");
  await server.ended;
  await mail.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test.describe("with a mail server", () => {
  test("registers, verifies the address, signs in; forgets the password and sets a new one", async ({ browser }) => {
    const context = await browser.newContext({ baseURL: url, locale: "zh-CN", viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const email = newAddress();
    await page.goto("/register");
    await page.locator("[name=email]").fill(email);
    await page.locator("[name=password]").fill(PASSWORD);
    await page.locator("button[type=submit]").click();
    await expect(page.getByText("请查收邮件")).toBeVisible();

    await signIn(page, { email, password: PASSWORD });
    await expect(page.getByText("或邮箱还没有验证")).toBeVisible();
    await page.getByRole("button", { name: "重新发送验证邮件" }).click();
    await expect(page.getByText("邮件已重新发送")).toBeVisible();
    await expect(page.getByRole("button", { name: /GitHub/ })).toBeVisible();

    const verification = linkIn((await mail.mailTo(email, /验证/)).text);
    const opened = await page.goto(verification);
    expect(opened?.headers()["referrer-policy"]).toBe("no-referrer");
    await expect(page.getByRole("button", { name: "确认" })).toBeVisible();
    expect(page.url(), "the token is not left in the address bar").toBe(`${url}/verify`);
    // Opening the link has used nothing up: only the button does.
    await page.goto("about:blank");
    await page.goto(verification);
    await page.getByRole("button", { name: "确认" }).click();
    await expect(page.getByText("邮箱已验证")).toBeVisible();
    await signIn(page, { email, password: PASSWORD });
    await expect(composer(page)).toBeVisible();

    await context.clearCookies();
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "忘记密码？" }).click();
    await expect(page).toHaveURL(/\/forgot$/);
    await page.locator("[name=email]").fill(email);
    await page.getByRole("button", { name: "发送链接" }).click();
    await expect(page.getByText(/链接已经发出/)).toBeVisible();
    const reset = linkIn((await mail.mailTo(email, /重设/)).text);
    await page.goto(reset);
    await page.locator("[name=password]").fill("an even longer password");
    await page.getByRole("button", { name: "保存新密码" }).click();
    await expect(page.getByText("密码已更改")).toBeVisible();
    await page.goto("about:blank");
    await page.goto(reset);
    await page.locator("[name=password]").fill("yet another password");
    await page.getByRole("button", { name: "保存新密码" }).click();
    await expect(page.getByText("链接无效、已使用或已过期。")).toBeVisible();
    await signIn(page, { email, password: "an even longer password" });
    await expect(composer(page)).toBeVisible();
    await context.close();
  });
});

/** The link of the button, as a person would follow it. */
const linkIn = (text: string): string => {
  const link = /https?:\/\/\S+#token=[\w-]+/.exec(text)?.[0];
  if (!link) throw new Error("no link in the mail");
  return link;
};
