import type { Page } from "@playwright/test";
import { e2ePort } from "../support/browser/ports.ts";
import { call, type ModelServer, say, startModelServer } from "../support/model-servers/index.ts";
import { expect, register, send, test, toolCard } from "./steps.ts";

let server: ModelServer;
test.beforeEach(async () => {
  server = await startModelServer({ kind: "custom", port: await e2ePort("MODEL"), models: ["tiny-1"] });
});
test.afterEach(() => server.close());

/** Connects the scripted server as a program would, with the page's session. */
const connect = (page: Page) =>
  page.evaluate(
    async ([api_base_url, api_key]) => {
      const post = async (path: string, body: unknown) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
        return (await answer.json()).data;
      };
      const provider = { provider: "custom", provider_name: "脚本服务", api_base_url, api_key };
      const { llm_id } = await post("/v1/llm-configs", provider);
      const pricing = { input_tokens: 1, output_tokens: 2, currency: "USD", per_1k_tokens: true };
      await post("/v1/models", { llm_id, name: "tiny-1", pricing });
    },
    [server.base_url, server.api_key],
  );

test("makes an agent, picks it, talks to it, and sees what it used", async ({ page }) => {
  await register(page);
  await connect(page);
  await page.reload();
  await page.getByRole("button", { name: /^智能体/ }).click();
  await page.getByRole("menuitem", { name: "管理智能体" }).click();
  await expect(page.getByText("还没有自己的智能体")).toBeVisible();
  await page.getByRole("button", { name: "新建智能体" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名称").fill("报时员");
  await dialog.getByLabel("短名").fill("coding_agent");
  await dialog.getByLabel("指令").fill("你只报时间。");
  await dialog.getByRole("switch", { name: /时间/ }).click();
  await dialog.getByRole("button", { name: "添加" }).click();
  await expect(dialog.getByRole("alert")).toContainText("短名已被占用");
  await expect(dialog.getByLabel("指令")).toHaveValue("你只报时间。");
  await dialog.getByLabel("短名").fill("clock");
  await dialog.getByRole("button", { name: "添加" }).click();
  const card = page.getByRole("region", { name: "报时员" });
  await expect(card.getByText("尚未使用")).toBeVisible();

  server.play([call("current_time"), say("现在是正午。")]);
  await page.getByRole("link", { name: "返回会话" }).click();
  await page.getByRole("button", { name: /^智能体/ }).click();
  await page.getByRole("menuitemradio", { name: /报时员/ }).click();
  const answer = await send(page, "几点了？");
  await expect(answer).toHaveAttribute("data-status", "completed");
  await expect(answer).toContainText("现在是正午。");
  await expect(toolCard(page, "current_time")).toHaveAttribute("data-state-name", "done");
  expect(JSON.stringify(server.requests[0]?.body)).toContain("你只报时间。");

  await page.goto("/settings/usage");
  await expect(page.getByRole("row", { name: /clock/ })).toContainText("2");
  await expect(page.getByRole("row", { name: /脚本服务 · tiny-1/ })).toContainText("$");
});

test("a change in another tab is told, and what was typed stays; a deleted agent comes back", async ({
  page,
  context,
}) => {
  await register(page);
  await page.goto("/settings/agents");
  await page
    .getByRole("region", { name: "代码智能体" })
    .getByRole("button", { name: /的操作/ })
    .click();
  await page.getByRole("menuitem", { name: "复制一份" }).click();
  const card = page.getByRole("region", { name: "编程智能体（副本）" });
  const edit = async (tab: Page) => {
    const there = tab.getByRole("region", { name: "编程智能体（副本）" });
    await there.getByRole("button", { name: /的操作/ }).click();
    await tab.getByRole("menuitem", { name: "编辑" }).click();
    await expect(tab.getByRole("dialog").getByRole("switch", { name: /Python/ })).toBeChecked();
  };
  await edit(page);
  const other = await context.newPage();
  await other.goto("/settings/agents");
  await edit(other);
  await other.getByRole("dialog").getByLabel("指令").fill("别的标签页");
  await other.getByRole("button", { name: "保存" }).click();
  await expect(other.getByRole("dialog")).toBeHidden();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("指令").fill("我的版本");
  await dialog.getByRole("button", { name: "保存", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("刚在别处被修改");
  await expect(dialog.getByLabel("指令")).toHaveValue("我的版本");
  await dialog.getByRole("button", { name: "保存我的版本" }).click();
  await expect(dialog).toBeHidden();

  await card.getByRole("button", { name: /的操作/ }).click();
  await page.getByRole("menuitem", { name: "删除" }).click();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("heading", { name: "已归档" })).toBeHidden();
  await expect(card.getByRole("switch")).toBeChecked();
});
