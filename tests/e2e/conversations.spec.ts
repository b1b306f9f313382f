import { answers, composer, expect, newConversation, openMenuOf, register, send, test } from "./steps.ts";

test("renames, pins, archives and deletes with undo", async ({ page }) => {
  await register(page);
  await send(page, "现在几点");
  const list = page.getByRole("navigation", { name: "会话" });

  await openMenuOf(page, /现在几点/);
  await page.getByRole("menuitem", { name: "重命名" }).click();
  const field = page.getByRole("textbox", { name: "会话名称" });
  await field.fill("钟表");
  await field.press("Enter");
  await expect(list.getByRole("link", { name: "钟表" })).toBeVisible();

  await openMenuOf(page, "钟表");
  await page.getByRole("menuitem", { name: "置顶" }).click();
  await expect(list.getByRole("region", { name: "置顶" }).getByRole("link", { name: "钟表" })).toBeVisible();

  await openMenuOf(page, "钟表");
  await page.getByRole("menuitem", { name: "归档" }).click();
  await expect(list.getByRole("link", { name: "钟表" })).toHaveCount(0);
  await page.getByRole("button", { name: "查看已归档" }).click();
  const archive = page.getByRole("navigation", { name: "已归档" });
  await expect(archive.getByRole("link", { name: "钟表" })).toBeVisible();
  await openMenuOf(page, "钟表");
  await page.getByRole("menuitem", { name: "取消归档" }).click();
  await page.getByRole("button", { name: "返回会话列表" }).click();
  await expect(list.getByRole("link", { name: "钟表" })).toBeVisible();

  await openMenuOf(page, "钟表");
  await page.getByRole("menuitem", { name: "删除" }).click();
  await expect(list.getByRole("link", { name: "钟表" })).toHaveCount(0);
  const notice = page.getByRole("listitem").filter({ hasText: "已删除“钟表”" });
  await notice.getByRole("button", { name: "撤销" }).click();
  await expect(list.getByRole("link", { name: "钟表" })).toBeVisible();
  await list.getByRole("link", { name: "钟表" }).click();
  await expect(answers(page)).toHaveCount(1);
});

test("searches the list", async ({ page }) => {
  await register(page);
  await send(page, "现在几点");
  await newConversation(page);
  await expect(page.getByRole("region", { name: "试一试" })).toBeVisible();
  await send(page, "2 的 10 次方是多少");
  const list = page.getByRole("navigation", { name: "会话" });
  await page.getByRole("textbox", { name: "搜索会话" }).fill("几点");
  await expect(list.getByRole("link", { name: /次方/ })).toHaveCount(0);
  await expect(list.getByRole("link", { name: /几点/ })).toBeVisible();
  await page.getByRole("textbox", { name: "搜索会话" }).fill("没有这样的会话");
  await expect(page.getByText("没有匹配的会话。")).toBeVisible();
});

test("works by keyboard", async ({ page }) => {
  await register(page);
  await expect(composer(page)).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("textbox", { name: "搜索会话" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.locator("body").click({ position: { x: 700, y: 20 } });
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "键盘快捷键" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "键盘快捷键" })).toBeHidden();
  await page.keyboard.press("/");
  await expect(composer(page)).toBeFocused();
});

test("shows one's own not-found page for other people's conversations", async ({ page, browser, baseURL }) => {
  await register(page);
  await send(page, "现在几点");
  const context = await browser.newContext({ baseURL, locale: "zh-CN" });
  const stranger = await context.newPage();
  await register(stranger);
  const response = await stranger.goto(page.url());
  expect(response?.status()).toBe(404);
  await expect(stranger.getByRole("heading", { name: "页面不存在" })).toBeVisible();
  await context.close();
});
