import { composer, expect, newAddress, PASSWORD, register, signIn, test } from "./steps.ts";

test("registers, signs out and signs in again", async ({ page }) => {
  const email = await register(page);
  await page.getByRole("button", { name: /账号菜单/ }).click();
  await page.getByRole("menuitem", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, { email, password: PASSWORD });
  await expect(composer(page)).toBeVisible();
});

test("answers a wrong password and an unknown address alike", async ({ page }) => {
  const email = await register(page);
  await page.context().clearCookies();
  await signIn(page, { email, password: "not the password" });
  const wrong = (await page.getByRole("alert").filter({ hasText: "邮箱" }).textContent()) ?? "";
  await signIn(page, { email: newAddress(), password: "not the password" });
  await expect(page.getByRole("alert").filter({ hasText: "邮箱" })).toHaveText(wrong);
});

test("shows the password on request and says what is wrong with a new one", async ({ page }) => {
  await page.goto("/register");
  const password = page.locator("[name=password]");
  await page.locator("[name=email]").fill(newAddress());
  await password.fill("short");
  await page.getByRole("button", { name: "显示密码" }).click();
  await expect(password).toHaveAttribute("type", "text");
  await page.locator("button[type=submit]").click();
  await expect(page.getByText("密码至少需要 8 个字符。")).toBeVisible();
});

test("leads back to the page that asked for a sign-in, and nowhere else", async ({ page }) => {
  const email = await register(page);
  await page.context().clearCookies();
  await page.goto("/settings/profile");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  await expect(page).toHaveURL(/\/settings\/profile$/);
  await page.context().clearCookies();
  await page.goto("/sign-in?next=//evil.example/");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  await expect(composer(page)).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/");
});

test("speaks the browser's language, and the other on request", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
  await page.getByRole("button", { name: /Language/ }).click();
  await page.getByRole("menuitemradio", { name: "简体中文" }).click();
  await expect(page.getByRole("heading", { name: "欢迎回来" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "欢迎回来" })).toBeVisible();
  await context.close();
});
