import type { Page } from "@playwright/test";
import postgres from "postgres";
import { makeInstallation } from "../support/installation.ts";
import { composer, expect, PASSWORD, register, signIn, test } from "./steps.ts";

/** Asks as a program does, with no cookie along. */
const statusOf = (page: Page, token: string): Promise<number> =>
  page.evaluate(async (key) => {
    const headers = { authorization: `Bearer ${key}` };
    return (await fetch("/v1/conversations", { headers, credentials: "omit" })).status;
  }, token);

test("makes a key, uses it, changes it and revokes it", async ({ page }) => {
  await register(page);
  await page.goto("/settings/security");
  await expect(page.getByText("还没有密钥")).toBeVisible();
  await page.getByRole("button", { name: "新建密钥" }).click();
  const dialog = page.getByRole("dialog", { name: "新建 API 密钥" });
  await dialog.getByLabel("名称").fill("备份脚本");
  await expect(dialog.getByRole("radio", { name: /只读/ })).toBeChecked();
  await dialog.getByRole("button", { name: "生成密钥" }).click();
  const shown = page.getByRole("dialog", { name: "“备份脚本”的密钥" });
  const key = await shown.getByLabel("密钥", { exact: true }).inputValue();
  expect(key).toMatch(/^alma_/);
  await shown.getByRole("button", { name: "已保存，关闭" }).click();
  expect(await statusOf(page, key)).toBe(200);

  await page.reload();
  const item = page.getByRole("list", { name: "API 密钥" }).getByRole("listitem").filter({ hasText: "备份脚本" });
  await expect(item).toContainText(key.slice(0, 12));
  await expect(item).toContainText("只读");
  expect(await page.content()).not.toContain(key);
  const menu = item.getByRole("button", { name: "“备份脚本”的操作" });
  await menu.click();
  await page.getByRole("menuitem", { name: "编辑" }).click();
  await page.getByRole("radio", { name: /自选/ }).check();
  for (const box of await page.getByRole("checkbox", { name: /会话: / }).all()) await box.uncheck();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(item).toContainText("项权限");
  expect(await statusOf(page, key)).toBe(403);

  await menu.click();
  await page.getByRole("menuitem", { name: "撤销" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "撤销" }).click();
  await expect(page.getByText("还没有密钥")).toBeVisible();
  expect(await statusOf(page, key)).toBe(401);
});

test("ends another sign-in", async ({ page, request }) => {
  const email = await register(page);
  const form = { username: email, password: PASSWORD };
  const answer = await request.post("/v1/login/access-token", {
    form,
    headers: { "user-agent": "nightly-report/2.0" },
  });
  const { access_token } = (await answer.json()).data;
  expect(await statusOf(page, access_token)).toBe(200);
  await page.goto("/settings/security");
  const list = page.getByRole("list", { name: "登录的设备" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list.getByRole("listitem").first()).toContainText("当前设备");
  await list.getByRole("button", { name: "退出 nightly-report/2.0" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "退出" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  expect(await statusOf(page, access_token)).toBe(401);
});

test("asks who it is before it makes a key or gives out everything, where the sign-in is old", async ({ browser }) => {
  test.setTimeout(120_000);
  const installation = await makeInstallation();
  const sql = postgres(installation.env.DATABASE_URL ?? "", { max: 1 });
  try {
    const { url } = await installation.start();
    const viewport = { width: 360, height: 740 };
    const context = await browser.newContext({ baseURL: url, locale: "zh-CN", viewport });
    const page = await context.newPage();
    await signIn(page, installation.admin);
    await expect(composer(page)).toBeVisible();
    const age = () => sql`update sign_in_sessions set created_at = now() - interval '16 minutes', proved_at = null`;

    await age();
    await page.goto("/settings/security");
    await page.getByRole("button", { name: "新建密钥" }).click();
    const dialog = page.getByRole("dialog", { name: "新建 API 密钥" });
    await dialog.getByLabel("名称").fill("备份脚本");
    await dialog.getByRole("button", { name: "生成密钥" }).click();
    const asked = page.getByRole("dialog", { name: "确认是你本人" });
    await asked.getByLabel("当前密码").fill("not the password");
    await asked.getByRole("button", { name: "确认并继续" }).click();
    await expect(asked.getByText("当前密码不正确。")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(asked).toBeHidden();
    await expect(dialog.getByLabel("名称"), "nothing that was filled in is lost").toHaveValue("备份脚本");

    await dialog.getByRole("button", { name: "生成密钥" }).click();
    await asked.getByLabel("当前密码").fill(installation.admin.password);
    await page.keyboard.press("Enter");
    const shown = page.getByRole("dialog", { name: "“备份脚本”的密钥" });
    await expect(shown.getByLabel("密钥", { exact: true })).toHaveValue(/^alma_/);

    await age();
    await page.goto("/settings/profile");
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "导出我的数据" }).click();
    await asked.getByLabel("当前密码").fill(installation.admin.password);
    await page.keyboard.press("Enter");
    expect((await downloading).suggestedFilename()).toMatch(/^alma-export-.*\.zip$/);
    await context.close();
  } finally {
    await sql.end();
    await installation.remove();
  }
});
