import { answers, expect, newConversation, openMenuOf, register, send, test, textOf, write } from "./steps.ts";

test("rewrites a message, answers it again, deletes with undo, and branches", async ({ page }) => {
  test.setTimeout(120_000);
  await register(page);
  await send(page, "2 的 10 次方是多少");
  await send(page, "你好");
  const mine = page.locator('[data-role="user"]');

  await mine.first().hover();
  await mine.first().getByRole("button", { name: "编辑消息" }).click();
  const editor = page.getByRole("textbox", { name: "编辑这条消息" });
  await expect(editor).toBeFocused();
  await editor.fill("2 的 12 次方是多少");
  await editor.press("Enter");
  await expect(editor).toHaveCount(0);
  const pager = answers(page).first().getByRole("group", { name: "第 2 / 2 个回答" });
  await expect(pager).toBeVisible({ timeout: 45_000 });
  await expect(answers(page).first()).toHaveAttribute("data-status", "completed", { timeout: 45_000 });
  expect(await textOf(answers(page).first())).toContain("4096");
  await mine.first().getByRole("button", { name: "已编辑" }).click();
  await expect(page.getByRole("dialog", { name: "历史版本" })).toContainText("2 的 10 次方是多少");
  await page.keyboard.press("Escape");

  await mine.first().hover();
  await mine.first().getByRole("button", { name: "删除消息及其回答" }).click();
  await expect(mine).toHaveCount(1);
  await expect(answers(page)).toHaveCount(1);
  await page.getByRole("listitem").filter({ hasText: "已删除" }).getByRole("button", { name: "撤销" }).click();
  await expect(mine).toHaveCount(2);
  await page.reload();
  await expect(mine).toHaveCount(2);
  await expect(mine.first()).toContainText("2 的 12 次方是多少");

  const before = page.url();
  await mine.first().hover();
  await mine.first().getByRole("button", { name: "从这里分支" }).click();
  await expect(page).not.toHaveURL(before);
  await expect(mine).toHaveCount(1);
  await expect(answers(page)).toHaveCount(0);
  await send(page, "谢谢");
  await expect(mine).toHaveCount(2);
});

test("tags a conversation and filters by it", async ({ page }) => {
  await register(page);
  await send(page, "你好");
  await newConversation(page);
  await send(page, "现在几点");
  const list = page.getByRole("navigation", { name: "会话" });
  await openMenuOf(page, /几点/);
  await page.getByRole("menuitem", { name: "标签…" }).click();
  await page.getByRole("textbox", { name: "添加标签" }).fill("时间，工作");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: "筛选会话" }).click();
  await page.getByRole("menuitemradio", { name: "工作" }).click();
  await expect(list.getByRole("link", { name: /你好/ })).toHaveCount(0);
  await expect(list.getByRole("link", { name: /几点/ })).toBeVisible();
  await page.getByRole("button", { name: "移除筛选“工作”" }).click();
  await expect(list.getByRole("link", { name: /你好/ })).toBeVisible();
});

test("sends a large file in pieces, over a lost connection", async ({ page }) => {
  await register(page);
  const size = 20 * 1024 * 1024;
  const offsets: string[] = [];
  await page.route("**/v1/uploads/*", async (route) => {
    if (route.request().method() !== "PATCH") return await route.continue();
    offsets.push(route.request().headers()["upload-offset"] ?? "");
    // The network is away while the second piece is on its way.
    if (offsets.length === 2) return await route.abort("connectionreset");
    await route.continue();
  });
  const buffer = Buffer.alloc(size, "0123456789abcdef");
  await page.locator("input[type=file]").first().setInputFiles({ name: "large.txt", mimeType: "text/plain", buffer });
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByText("large.txt")).toBeVisible();
  expect(offsets).toEqual(["0", "8388608", "8388608", "16777216"]);
  await write(page, "看看附件");
  await expect(page.locator('[data-role="user"]').getByText("large.txt")).toBeVisible({ timeout: 15_000 });
});
