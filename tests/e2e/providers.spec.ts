import { e2ePort } from "../support/browser/ports.ts";
import { call, type ModelServer, say, startModelServer, status } from "../support/model-servers/index.ts";
import { expect, register, send, test, toolCard } from "./steps.ts";

let server: ModelServer;
test.beforeEach(async () => {
  server = await startModelServer({ kind: "custom", port: await e2ePort("MODEL"), models: ["tiny-1", "tiny-2"] });
});
test.afterEach(() => server.close());

test("connects a provider, adds a model and talks to it", async ({ page }) => {
  await register(page);
  await page.goto("/settings/providers");
  await expect(page.getByRole("heading", { name: "还没有模型服务" })).toBeVisible();

  await page.getByRole("button", { name: "添加服务" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "类型" }).click();
  await page.getByRole("option", { name: "OpenAI 兼容" }).click();
  await dialog.getByLabel("名称").fill("脚本服务");
  await dialog.locator("[name=api_key]").fill(server.api_key);
  await dialog.getByLabel("接口地址").fill(server.base_url);
  await dialog.getByRole("button", { name: "添加" }).click();
  await expect(page.getByRole("heading", { name: "脚本服务" })).toBeVisible();
  await expect(page.getByText(`密钥以 ${server.api_key.slice(-4)} 结尾`)).toBeVisible();
  await expect(page.locator("body")).not.toContainText(server.api_key);

  await page.getByRole("button", { name: "测试连接" }).click();
  await expect(page.getByText(/连接成功，用时/)).toBeVisible();
  await page.getByRole("button", { name: "tiny-1" }).click();
  await expect(page.getByText("已添加 tiny-1", { exact: true })).toBeVisible();

  server.play([
    say("I will run it. "),
    call("python_executor", { code: "print(6 * 7)" }),
    say("The answer is **42**.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"),
  ]);
  await page.goto("/");
  const answer = await send(page, "```python\nprint(6 * 7)\n```");
  await expect(answer).toHaveAttribute("data-status", "completed");
  await expect(answer.getByTestId("answer")).toContainText("The answer is 42.");
  await expect(answer.getByRole("cell", { name: "2" })).toBeVisible();
  await expect(toolCard(page, "python_executor")).toHaveAttribute("data-state-name", "done");

  server.play(() => [status(401)]);
  const failed = await send(page, "```python\nprint(1)\n```");
  await expect(failed).toHaveAttribute("data-status", "failed");
  await expect(failed).toContainText("模型服务拒绝了密钥");
  server.play([say("Back again.")]);
  await failed.getByRole("button", { name: "重试" }).click();
  await expect(failed).toContainText("Back again.", { timeout: 30_000 });
});

test("says why a connection fails and deletes after asking", async ({ page }) => {
  await register(page);
  await page.goto("/settings/providers");
  await page.getByRole("button", { name: "添加服务" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "类型" }).click();
  await page.getByRole("option", { name: "OpenAI 兼容" }).click();
  await dialog.getByLabel("名称").fill("错误的密钥");
  await dialog.locator("[name=api_key]").fill("not-the-key");
  await dialog.getByLabel("接口地址").fill(server.base_url);
  await dialog.getByRole("button", { name: "添加" }).click();
  await page.getByRole("button", { name: "测试连接" }).click();
  await expect(page.getByText(/连接失败：模型服务拒绝了密钥/)).toBeVisible();

  await page.getByRole("button", { name: "错误的密钥 的操作" }).click();
  await page.getByRole("menuitem", { name: "删除" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "删除" }).click();
  await expect(page.getByRole("heading", { name: "还没有模型服务" })).toBeVisible();
});
