import type { Page } from "@playwright/test";
import { ADMIN, answers, composer, expect, register, signIn, test, textOf } from "./steps.ts";

const openSchedules = async (page: Page) => {
  await page.goto("/settings/schedules");
  await expect(page.getByRole("heading", { name: "定时任务", level: 1 })).toBeVisible();
};

test("schedules a message in the form, previews it, pauses, changes and removes it", async ({ page }) => {
  await register(page);
  await openSchedules(page);
  await expect(page.getByText("还没有定时任务")).toBeVisible();
  await page.getByRole("button", { name: "新建任务" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("消息").fill("12 乘以 12 等于多少？");
  await dialog.getByRole("combobox", { name: "重复" }).click();
  await page.getByRole("option", { name: "每周" }).click();
  await dialog.getByRole("button", { name: "星期三" }).click();
  await dialog.getByLabel("时刻").fill("07:30");
  await expect(dialog.getByRole("listitem")).toHaveCount(5);
  await expect(dialog.getByRole("listitem").first()).toContainText("07:30");
  await dialog.getByRole("button", { name: "添加" }).click();
  const card = page.getByRole("region", { name: "12 乘以 12 等于多少？" });
  await expect(card.getByText("每周一和周三 07:30")).toBeVisible();
  await expect(card.getByText(/^下次：/)).toBeVisible();

  await card.getByRole("switch").click();
  await expect(card.getByText("已暂停")).toBeVisible();
  await card.getByRole("button", { name: /的操作/ }).click();
  await page.getByRole("menuitem", { name: "编辑" }).click();
  await dialog.getByRole("combobox", { name: "重复" }).click();
  await page.getByRole("option", { name: "Cron（高级）" }).click();
  await dialog.getByLabel("Cron 表达式").fill("0 9 * *");
  await expect(dialog.getByText("Cron 表达式需要五段：分 时 日 月 星期。")).toBeVisible();
  await dialog.getByLabel("Cron 表达式").fill("0 9 * * 1-5");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(card.getByText("每个工作日 09:00")).toBeVisible();

  await card.getByRole("button", { name: /的操作/ }).click();
  await page.getByRole("menuitem", { name: "删除" }).click();
  await expect(card).toBeHidden();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(card.getByText("已暂停")).toBeVisible();
});

test("does not overwrite what another tab saved meanwhile, unless asked to", async ({ page }) => {
  await register(page);
  await openSchedules(page);
  const change = (method: string, path: string, body: unknown) =>
    page.evaluate(
      async ([method, path, body]) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(path, { method, headers, body });
        return { status: answer.status, schedule_id: (await answer.json()).data.schedule_id as string };
      },
      [method, path, JSON.stringify(body)] as const,
    );
  const made = { title: "早报", content: "今天有什么？", kind: "cron", expression: "0 9 * * *" };
  const { status, schedule_id } = await change("POST", "/v1/schedules", made);
  expect(status).toBe(201);
  await page.reload();
  const card = page.getByRole("region", { name: "早报" });
  await card.getByRole("button", { name: /的操作/ }).click();
  await page.getByRole("menuitem", { name: "编辑" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("消息").fill("这个标签页的内容");
  expect((await change("PATCH", `/v1/schedules/${schedule_id}`, { content: "别处的内容" })).status).toBe(200);
  await dialog.getByRole("button", { name: "保存", exact: true }).click();
  await expect(dialog.getByText("这里的内容刚在别处被修改。")).toBeVisible();
  await expect(dialog.getByLabel("消息")).toHaveValue("这个标签页的内容");
  await dialog.getByRole("button", { name: "保存我的版本" }).click();
  await expect(dialog).toBeHidden();
  await expect(card.getByText("这个标签页的内容")).toBeVisible();
});

test("a message that is due soon is answered in a conversation of its own", async ({ page }) => {
  await register(page);
  await openSchedules(page);
  const status = await page.evaluate(async () => {
    const expression = new Date(Date.now() + 2_000).toISOString();
    const body = JSON.stringify({ title: "乘法", content: "12 乘以 12 等于多少？", kind: "once", expression });
    const answer = await fetch("/v1/schedules", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    return answer.status;
  });
  expect(status).toBe(201);
  const card = page.getByRole("region", { name: "乘法" });
  await expect(async () => {
    await page.reload();
    await expect(card.getByRole("link", { name: "打开会话" })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000, intervals: [1_000] });
  await expect(card.getByText("已结束")).toBeVisible();

  await page.goto("/");
  await page.getByRole("link", { name: /^乘法 · \d{4}-\d{2}-\d{2}$/ }).click();
  const answer = answers(page).first();
  await expect(answer).toHaveAttribute("data-status", "completed", { timeout: 20_000 });
  expect(await textOf(answer)).toContain("144");
});

test("an administrator is told how many conversations a retention would delete, and sees the chores", async ({
  page,
}) => {
  await signIn(page, ADMIN);
  await expect(composer(page)).toBeVisible();
  await page.goto("/admin/users");
  await expect(page.getByRole("region", { name: "日常维护" }).getByText("创建消息分区")).toBeVisible();
  const retention = page.getByRole("region", { name: "自动清理" });
  await retention.getByRole("switch").click();
  await retention.getByLabel("未变动天数").fill("60");
  await retention.getByRole("button", { name: "保存" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question.getByText("目前没有符合条件的会话，之后符合条件的会被删除。")).toBeVisible();
  await question.getByRole("button", { name: "开启自动删除" }).click();
  await expect(page.getByText("已保存")).toBeVisible();
  await page.reload();
  await expect(retention.getByRole("switch")).toBeChecked();
  await expect(retention.getByLabel("未变动天数")).toHaveValue("60");
  await retention.getByRole("switch").click();
  await retention.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存")).toBeVisible();
});
