import {
  answers,
  composer,
  expect,
  newConversation,
  register,
  send,
  sendWritten,
  test,
  textOf,
  toolCard,
  write,
} from "./steps.ts";

test("works out a question with a tool and reads the same after a reload", async ({ page }) => {
  await register(page);
  const answer = await send(page, "(3+4)*12 的平方根是多少");
  await expect(answer).toHaveAttribute("data-status", "completed");
  await expect(answer).toContainText("9.165");
  await expect(answer.getByTestId("routing-chip")).toBeVisible();
  await expect(page).toHaveURL(/\/c\/[0-9a-f-]{36}$/);

  const card = toolCard(page, "python_executor");
  await card.getByRole("button").first().click();
  await expect(card).toContainText("math");
  await expect(card).toContainText("输出");
  await card.getByRole("button").first().click();

  const before = await textOf(answer);
  await page.reload();
  await expect(answers(page)).toHaveCount(1);
  await expect.poll(() => textOf(answers(page).first())).toBe(before);
});

test("runs pasted Python and JavaScript and shows what they print", async ({ page }) => {
  await register(page);
  const python = await send(page, "运行这段代码：\n\n```python\nprint('py', 6 * 7)\n```");
  await expect(python.getByTestId("answer")).toContainText("py 42");
  const javascript = await send(page, "```javascript\nconsole.log('js', [1, 2, 3].map((n) => n * n).join('-'));\n```");
  await expect(javascript.getByTestId("answer")).toContainText("js 1-4-9");
  await expect(toolCard(page, "javascript_executor")).toHaveAttribute("data-state-name", "done");
});

test("says what went wrong in a program", async ({ page }) => {
  await register(page);
  await send(page, "```python\nprint('before')\nraise ValueError('on purpose')\n```");
  const card = toolCard(page, "python_executor");
  await expect(card).toHaveAttribute("data-state-name", "failed");
  await card.getByRole("button").first().click();
  await expect(card).toContainText("on purpose");
});

test("reads an attached file", async ({ page }) => {
  await register(page);
  await page.locator("input[type=file]").setInputFiles({
    name: "notes.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("The password of the cellar is: heron-27\n"),
  });
  await expect(page.getByRole("button", { name: "移除 notes.txt" })).toBeVisible();
  const answer = await send(page, "读取这个文件");
  await expect(answer).toContainText("heron-27");
  await page.getByRole("tab", { name: "文件" }).click();
  await expect(page.getByRole("complementary").getByRole("link", { name: "下载 notes.txt" })).toBeVisible();
});

test("answers again and pages between the answers", async ({ page }) => {
  await register(page);
  const answer = await send(page, "现在几点");
  await answer.getByRole("button", { name: "重新回答" }).click();
  await expect(answer.getByText("2/2")).toBeVisible({ timeout: 30_000 });
  await expect(answer).toHaveAttribute("data-status", "completed", { timeout: 30_000 });
  await answer.getByRole("button", { name: "上一个回答" }).click();
  await expect(answer.getByText("1/2")).toBeVisible();
});

test("lets another agent answer", async ({ page }) => {
  await register(page);
  const answer = await send(page, "(3+4)*12 的平方根是多少");
  await answer.getByTestId("routing-chip").click();
  await page.getByRole("dialog").getByRole("button", { name: "通用智能体" }).click();
  await expect(answer.getByText("2/2")).toBeVisible({ timeout: 30_000 });
  await expect(answer.getByRole("heading", { name: "通用智能体" })).toBeVisible();
});

test("stops a running answer and keeps the draft of the next message", async ({ page }) => {
  await register(page);
  await write(page, "```python\nimport time\nfor i in range(60):\n    print(i)\n    time.sleep(1)\n```");
  await expect(toolCard(page, "python_executor")).toHaveAttribute("data-state-name", "running", { timeout: 20_000 });
  await composer(page).fill("a thought for later");
  await page.getByRole("button", { name: "停止" }).click();
  await expect(answers(page).first()).toHaveAttribute("data-status", "cancelled", { timeout: 15_000 });
  await page.reload();
  await expect(composer(page)).toHaveValue("a thought for later");
});

test("starts afresh after a conversation was made in place, and finds it again with back", async ({ page }) => {
  await register(page);
  await send(page, "现在几点");
  const made = page.url();
  await newConversation(page);
  await expect(page.getByRole("region", { name: "试一试" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(made);
  await expect(answers(page)).toHaveCount(1);
});

test("keeps the text of a message that could not be sent", async ({ page, context }) => {
  await register(page);
  await send(page, "现在几点");
  await context.setOffline(true);
  await write(page, "sent in a tunnel");
  await expect(page.getByText(/未发送/)).toBeVisible();
  await expect(page.getByText("网络已断开，恢复后会自动重连。")).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "再次发送" }).click();
  await expect(answers(page)).toHaveCount(2, { timeout: 30_000 });
  await expect(page.locator('[data-role="user"]').filter({ hasText: "sent in a tunnel" })).toHaveCount(1);
});

test("takes over what was typed before the page's program had come", async ({ page }) => {
  await register(page);
  let arrive = () => {};
  const typed = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  await composer(page).fill("现在几点");
  arrive();
  await sendWritten(page);
  await expect(answers(page).first()).toHaveAttribute("data-status", "completed", { timeout: 30_000 });
  await expect(page.locator('[data-role="user"]')).toHaveText(/现在几点/);
});
