import { composer, expect, PASSWORD, register, test } from "./steps.ts";

test("changes name, language and theme", async ({ page }) => {
  await register(page);
  await page.goto("/settings/profile");
  await page.getByLabel("昵称").fill("阿尔玛");
  await page.getByRole("form", { name: "账号" }).getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存")).toBeVisible();

  await page.getByRole("combobox", { name: "语言" }).click();
  await page.getByRole("option", { name: "English" }).click();
  await page.getByRole("combobox", { name: "外观" }).click();
  await page.getByRole("option", { name: "深色" }).click();
  await page.getByRole("form", { name: "界面" }).getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { name: "Interface" })).toBeVisible();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  await page.goto("/");
  await expect(page.getByText("What shall we do today, 阿尔玛?")).toBeVisible();
  await expect(page.locator("html")).toHaveClass(/dark/);
});

test("refuses a time zone that does not exist", async ({ page }) => {
  await register(page);
  await page.goto("/settings/profile");
  await page.getByLabel("时区").fill("Moon/Crater");
  await page.getByRole("form", { name: "界面" }).getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("无法识别这个时区。")).toBeVisible();
});

test("changes the password: this sign-in goes on, the old password is void", async ({ page }) => {
  await register(page);
  await page.goto("/settings/profile");
  const form = page.getByRole("form", { name: "修改密码" });
  await form.locator("[name=current_password]").fill("wrong password");
  await form.locator("[name=new_password]").fill("another long password");
  await form.getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByText("当前密码不正确。")).toBeVisible();
  await form.locator("[name=current_password]").fill(PASSWORD);
  await form.getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByText("密码已修改，其他设备已退出登录。")).toBeVisible();
  await page.goto("/");
  await expect(composer(page)).toBeVisible();
});
