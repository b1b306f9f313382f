import { ADMIN, composer, expect, PASSWORD, register, signIn, test } from "./steps.ts";

test("deactivates an account, which ends its session, and activates it again", async ({ page, browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: "zh-CN" });
  const person = await context.newPage();
  const email = await register(person, "将被停用");

  await signIn(page, ADMIN);
  await expect(composer(page)).toBeVisible();
  await page.goto("/admin/users");
  await page.getByRole("textbox", { name: "按昵称或邮箱搜索" }).fill(email);
  await expect(page.getByText("共 1 位用户")).toBeVisible();
  await page.getByRole("button", { name: "将被停用 的操作" }).click();
  await page.getByRole("menuitem", { name: "停用账号" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "停用账号" }).click();
  await expect(page.getByText("已停用 将被停用")).toBeVisible();

  await person.goto("/");
  await expect(person).toHaveURL(/\/sign-in/);
  await signIn(person, { email, password: PASSWORD });
  await expect(person.getByText("邮箱或密码不正确，或账号已停用。")).toBeVisible();

  await page.getByRole("button", { name: "将被停用 的操作" }).click();
  await page.getByRole("menuitem", { name: "启用账号" }).click();
  await expect(page.getByText("已启用 将被停用")).toBeVisible();
  await signIn(person, { email, password: PASSWORD });
  await expect(composer(person)).toBeVisible();
  await context.close();
});

test("promotes, invites, and is closed to everybody else", async ({ page, browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: "zh-CN" });
  const person = await context.newPage();
  const email = await register(person, "将被提升");
  const refused = await person.goto("/admin/users");
  expect(refused?.status()).toBe(404);

  await signIn(page, ADMIN);
  await expect(composer(page)).toBeVisible();
  await page.goto(`/admin/users?search=${encodeURIComponent(email)}`);
  await page.getByRole("button", { name: "将被提升 的操作" }).click();
  await page.getByRole("menuitem", { name: "设为管理员" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "设为管理员" }).click();
  await expect(page.getByText("将被提升 已成为管理员")).toBeVisible();
  await person.goto("/admin/users");
  await expect(person.getByRole("heading", { name: "用户", level: 1 })).toBeVisible();

  await page.getByRole("button", { name: "邀请" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "生成链接" }).click();
  await expect(page.getByLabel("邀请链接")).toHaveValue(/\/register\?invitation=/);
  await context.close();
});
