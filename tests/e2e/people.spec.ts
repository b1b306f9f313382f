import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { ADMIN, composer, expect, newAddress, PASSWORD, register, send, signIn, test } from "./steps.ts";

test("an administrator makes, demotes and deletes an account, and the audit log says so", async ({ page }) => {
  const email = newAddress();
  await signIn(page, ADMIN);
  await expect(composer(page)).toBeVisible();
  await page.goto("/admin/users");
  await page.getByRole("button", { name: "新建用户" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("邮箱").fill(email);
  await dialog.getByLabel("昵称").fill("短暂的人");
  await dialog.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await dialog.getByRole("switch", { name: "设为管理员" }).click();
  await dialog.getByRole("button", { name: "新建用户" }).click();
  await expect(page.getByText("已创建 短暂的人")).toBeVisible();

  await page.goto(`/admin/users?search=${encodeURIComponent(email)}`);
  const menu = page.getByRole("button", { name: "短暂的人 的操作" });
  await menu.click();
  await page.getByRole("menuitem", { name: "取消管理员" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "取消管理员" }).click();
  await expect(page.getByText("短暂的人 不再是管理员")).toBeVisible();

  await menu.click();
  await page.getByRole("menuitem", { name: "权限" }).click();
  await page
    .getByRole("dialog")
    .getByRole("switch", { name: /查看所有用户/ })
    .click();
  await expect(page.getByRole("dialog").getByRole("switch", { name: /查看所有用户/ })).toBeChecked();
  await page.keyboard.press("Escape");

  await menu.click();
  await page.getByRole("menuitem", { name: "删除账号" }).click();
  await expect(page.getByRole("alertdialog")).toContainText(email);
  await page.getByRole("alertdialog").getByRole("button", { name: "删除账号" }).click();
  await expect(page.getByText("已删除 短暂的人")).toBeVisible();
  await expect(page.getByText("没有匹配的用户。")).toBeVisible();

  await page.goto("/admin/audit");
  for (const event of ["user.registered", "user.demoted", "grant.added", "user.deleted"]) {
    await expect(page.locator(`[data-event="${event}"]`).first()).toBeVisible();
  }
  await page.locator('[data-event="grant.added"]').first().click();
  await expect(page.getByText("user:read").first()).toBeVisible();
  await page.getByRole("button", { name: "校验" }).click();
  await expect(page.getByText(/条已封存的记录完整/)).toBeVisible();
});

test("a person takes their data along and leaves", async ({ page }) => {
  const email = await register(page, "要离开的人");
  await send(page, "(3+4)*12");
  await page.goto("/settings/activity");
  await expect(page.locator('[data-event="user.registered"]')).toBeVisible();

  await page.goto("/settings/profile");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "导出我的数据" }).click();
  const archive = readFileSync(await (await downloading).path());
  const texts = [...entriesIn(archive)];
  expect(texts.some(({ name, text }) => name.endsWith("/conversation.md") && text.includes("84"))).toBe(true);
  expect(texts.find(({ name }) => name === "profile.json")?.text).toContain(email);

  await page.getByRole("button", { name: "删除账号" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("当前密码").fill("not the password");
  await dialog.getByRole("button", { name: "删除账号" }).click();
  await expect(dialog.getByText("当前密码不正确。")).toBeVisible();
  await dialog.getByLabel("当前密码").fill(PASSWORD);
  await dialog.getByRole("button", { name: "删除账号" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, { email, password: PASSWORD });
  await expect(page.getByText("邮箱或密码不正确，或账号已停用。")).toBeVisible();
});

/** The files of an archive whose directory at the end names them. */
function* entriesIn(archive: Buffer): Generator<{ name: string; text: string }> {
  let at = archive.readUInt32LE(archive.lastIndexOf(Buffer.from("PK\u0005\u0006")) + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [packed, length] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)];
    const name = archive.toString("utf8", at + 46, at + 46 + length);
    const start = archive.readUInt32LE(at + 42) + 30 + length;
    yield { name, text: inflateRawSync(archive.subarray(start, start + packed)).toString() };
    at += 46 + length + archive.readUInt16LE(at + 30);
  }
}
