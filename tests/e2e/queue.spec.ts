import type { Locator, Page } from "@playwright/test";
import { e2ePort } from "../support/browser/ports.ts";
import { delay, type ModelServer, say, startModelServer } from "../support/model-servers/index.ts";
import { connectModel } from "./connect-model.ts";
import { answers, composer, expect, register, send, test, write } from "./steps.ts";

let model: ModelServer;
test.beforeEach(async () => {
  model = await startModelServer({ kind: "custom", port: await e2ePort("MODEL") });
  // Repeats the last words it was told; asked to be slow, it is still at it when somebody stops it.
  model.play(({ body }) => {
    const told = Array.isArray(body.messages) ? JSON.stringify(body.messages.at(-1)) : "";
    const words = /echo (\w+)/.exec(told)?.[1] ?? "nothing";
    return told.includes("slowly")
      ? [say(`Heard ${words}, and`), delay(50_000), say(" on.")]
      : [say(`Heard ${words}.`)];
  });
});
test.afterEach(() => model.close());

/** A person whose answers come from the scripted model. */
async function arrive(page: Page): Promise<void> {
  await register(page);
  await connectModel(page.request, new URL(page.url()).origin, model);
  await page.goto("/");
}

/** A conversation with an answer that goes on until it is stopped. */
async function beginSlowly(page: Page): Promise<void> {
  await write(page, "echo one slowly");
  await expect(page.getByText("Heard one, and")).toBeVisible({ timeout: 20_000 });
  await page.waitForURL(/\/c\//);
}

const mine = (page: Page): Locator => page.locator('[data-role="user"]');
const waiting = (page: Page): Locator => page.locator("[data-queue]");
const texts = (page: Page) => page.locator("[data-queue] p").allTextContents();

/** Makes "two" of the first that waits "deux"; Escape leaves it as it was and does not stop the answer. */
async function editByKeyboard(page: Page): Promise<void> {
  const edit = waiting(page).first().getByRole("button", { name: "编辑排队中的消息" });
  await edit.focus();
  await page.keyboard.press("Enter");
  const editor = page.getByRole("textbox", { name: "修改排队中的消息" });
  await expect(editor).toBeFocused();
  await editor.fill("echo nonsense");
  await page.keyboard.press("Escape");
  await expect(edit).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(editor).toHaveValue("echo two");
  await editor.fill("echo deux");
  await page.keyboard.press("Enter");
}

test("messages wait in order, are edited and withdrawn, look the same in two tabs, and are answered in order", async ({
  page,
  context,
}) => {
  await arrive(page);
  await beginSlowly(page);
  for (const word of ["two", "three", "four"]) await write(page, `echo ${word}`);
  await expect(waiting(page)).toHaveCount(3);
  expect(await waiting(page).evaluateAll((rows) => rows.map((row) => row.getAttribute("data-queue")))).toEqual([
    "1",
    "2",
    "3",
  ]);
  await expect(waiting(page).first()).toContainText("排队第 1 位");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(waiting(other)).toHaveCount(3);

  await editByKeyboard(page);
  await expect(waiting(other).first()).toContainText("echo deux");
  await expect(answers(page).first()).toHaveAttribute("data-status", "running");

  // Withdrawn into the empty composer; the next one, with words in the way, can be sent again.
  await waiting(page).nth(1).getByRole("button", { name: "撤回排队中的消息" }).click();
  await expect(composer(page)).toHaveValue("echo three");
  await waiting(page).nth(1).getByRole("button", { name: "撤回排队中的消息" }).click();
  await expect(waiting(other)).toHaveCount(1);
  await page.getByRole("button", { name: "重新发送" }).click();
  await expect(waiting(other)).toHaveCount(2);
  await expect(composer(page)).toHaveValue("echo three");
  expect(await texts(other)).toEqual(["echo deux", "echo four"]);
  await page.reload();
  await expect(waiting(page)).toHaveCount(2);
  expect(await texts(page)).toEqual(["echo deux", "echo four"]);

  // Stop means the answer at work and not what waits behind it.
  await other.getByRole("button", { name: "停止" }).click();
  for (const tab of [page, other]) {
    await expect(answers(tab)).toHaveCount(3, { timeout: 20_000 });
    await expect(answers(tab).nth(2)).toHaveAttribute("data-status", "completed", { timeout: 20_000 });
    expect(await answers(tab).evaluateAll((rows) => rows.map((row) => row.getAttribute("data-status")))).toEqual([
      "cancelled",
      "completed",
      "completed",
    ]);
    await expect(answers(tab).nth(1)).toContainText("Heard deux.");
    await expect(answers(tab).nth(2)).toContainText("Heard four.");
    await expect(mine(tab)).toHaveCount(3);
  }
});

test("words of an edit that came too late are kept in the composer, also over a reload", async ({ page }) => {
  await arrive(page);
  await beginSlowly(page);
  await write(page, "echo two slowly");
  await waiting(page).getByRole("button", { name: "编辑排队中的消息" }).click();
  const editor = page.getByRole("textbox", { name: "修改排队中的消息" });
  await editor.fill("echo two, better");
  await page.reload();
  await expect(editor).toHaveValue("echo two, better");
  await page.getByRole("button", { name: "停止" }).click();
  await expect(page.getByText("Heard two, and")).toBeVisible({ timeout: 20_000 });
  await expect(editor).toHaveCount(0);
  await expect(composer(page)).toHaveValue("echo two, better");
  await expect(page.getByRole("status").filter({ hasText: "已经开始回答" })).toBeVisible();
  await expect(mine(page).nth(1)).toContainText("echo two slowly");
  await page.getByRole("button", { name: "停止" }).click();
  await expect(answers(page).nth(1)).toHaveAttribute("data-status", "cancelled");
});

test("what is being written survives reloads and other tabs, and leaves with the person", async ({ page, context }) => {
  await arrive(page);
  await composer(page).fill("a thought without a conversation");
  await page.reload();
  await expect(composer(page)).toHaveValue("a thought without a conversation");
  await composer(page).press("Enter");
  await expect(answers(page).first()).toHaveAttribute("data-status", "completed", { timeout: 20_000 });
  await page.waitForURL(/\/c\//);

  await page.getByRole("button", { name: /^智能体/ }).click();
  await page.getByRole("menuitemradio", { name: /代码/ }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: "notes.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("heron\n"),
  });
  await expect(page.getByRole("button", { name: "移除 notes.txt" })).toBeVisible();
  await composer(page).fill("half a sen");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(composer(other)).toHaveValue("half a sen");
  await composer(page).fill("half a sentence");
  await expect(composer(other)).toHaveValue("half a sentence");
  // One's own words are not replaced by another tab's.
  await composer(other).fill("another thought");
  await expect(composer(page)).toHaveValue("half a sentence");
  await page.reload();
  await expect(composer(page)).toHaveValue("half a sentence");
  await expect(page.getByRole("button", { name: "移除 notes.txt" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^智能体: .*代码/ })).toBeVisible();
  await other.reload();
  await expect(composer(other)).toHaveValue("another thought");

  await write(page, "echo sent");
  await expect(answers(page)).toHaveCount(2);
  await page.reload();
  await expect(composer(page)).toHaveValue("another thought");
  await other.close();
  await page.getByRole("button", { name: /小明/ }).click();
  await page.getByRole("menuitem", { name: "退出登录" }).click();
  await page.waitForURL(/sign-in/);
  const left = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /draft|outbox|edit/.test(key)));
  expect(await left()).toEqual([]);
});

test("a message that was not sent waits for its person over a reload, and is sent once", async ({ page, context }) => {
  await arrive(page);
  await send(page, "echo first");
  await context.setOffline(true);
  await write(page, "echo tunnel");
  await expect(page.getByText(/未发送/)).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await expect(page.getByText(/未发送/)).toBeVisible();
  await page.getByRole("button", { name: "再次发送" }).click();
  await expect(answers(page)).toHaveCount(2);
  await expect(answers(page).nth(1)).toContainText("Heard tunnel.", { timeout: 20_000 });
  await expect(mine(page)).toHaveCount(2);
  await page.reload();
  await expect(mine(page)).toHaveCount(2);
});

test("a page that ends while it sends loses nothing and doubles nothing", async ({ page }) => {
  await arrive(page);
  await send(page, "echo first");
  // The first never reaches the server; the second does, and its page never learns of it.
  for (const [word, reaches] of [
    ["lost", false],
    ["unheard", true],
  ] as const) {
    const before = await mine(page).count();
    const held = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/messages"));
    await page.route("**/messages", async (route) => {
      if (reaches) await route.fetch();
    });
    await page.route("**/events*", (route) => route.abort());
    await write(page, `echo ${word}`);
    await held;
    if (reaches) await expect.poll(() => model.requests.length, { timeout: 20_000 }).toBeGreaterThan(2);
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.reload();
    await expect(mine(page)).toHaveCount(before + 1);
    await expect(answers(page).nth(before)).toContainText(`Heard ${word}.`, { timeout: 20_000 });
    await expect(page.getByText(/正在发送|未发送/)).toHaveCount(0);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("outbox")))).toEqual([]);
  }
});

test("Enter pressed twice sends once, and a browser that keeps nothing still writes and sends", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await arrive(page);
  await composer(page).fill("echo full");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(answers(page).first()).toContainText("Heard full.", { timeout: 20_000 });
  await composer(page).fill("echo again");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(answers(page).nth(1)).toContainText("Heard again.", { timeout: 20_000 });
  await expect(mine(page)).toHaveCount(2);
});

test("a first message that finds no server is put back where it was written", async ({ page, context }) => {
  await arrive(page);
  await context.setOffline(true);
  await write(page, "echo nobody");
  await expect(page.getByText(/未能创建会话/)).toBeVisible();
  await expect(composer(page)).toHaveValue("echo nobody");
  await context.setOffline(false);
  await composer(page).press("Enter");
  await expect(answers(page).first()).toContainText("Heard nobody.", { timeout: 20_000 });
});
