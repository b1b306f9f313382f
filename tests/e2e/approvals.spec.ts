import AxeBuilder from "@axe-core/playwright";
import { e2ePort } from "../support/browser/ports.ts";
import { call, type ModelServer, say, startModelServer } from "../support/model-servers/index.ts";
import { startOutside } from "../support/outside-server.ts";
import { connectModel } from "./connect-model.ts";
import { answers, expect, register, test, toolCard, write } from "./steps.ts";

let model: ModelServer;
let outside: Awaited<ReturnType<typeof startOutside>>;

test.beforeEach(async () => {
  model = await startModelServer({ kind: "custom", port: await e2ePort("MODEL") });
  outside = await startOutside(await e2ePort("PAGE"));
});
test.afterEach(async () => {
  await model.close();
  await outside.close();
});

test("a call waits for its person: allowed it is sent once, denied it is not", async ({ page, baseURL }) => {
  await register(page);
  await connectModel(page.request, baseURL ?? "", model);
  const order = { method: "POST", url: outside.url("/orders"), headers: { "x-note": "two boxes" }, body: '{"n":2}' };

  model.play([say("I will order."), call("http_request", order), say("Ordered.")]);
  await page.goto("/");
  await write(page, `打开网页 ${outside.url("/orders")} 提交两箱的订单`);
  const first = toolCard(page, "http_request").first();
  await expect(first).toHaveAttribute("data-state-name", "waiting", { timeout: 20_000 });
  await expect(page.getByText("等待你的批准").first()).toBeVisible();
  await page.reload();
  await expect(first).toHaveAttribute("data-state-name", "waiting");
  for (const shown of [`POST ${order.url}`, "x-note: two boxes", '{"n":2}', "仍未答复，将按拒绝处理"])
    await expect(first).toContainText(shown);
  await page.setViewportSize({ width: 360, height: 740 });
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(width).toBeLessThanOrEqual(room ?? 0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  expect(outside.received).toEqual([]);

  await first.getByRole("textbox", { name: "理由" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(first.getByRole("button", { name: "允许一次" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(answers(page).first()).toHaveAttribute("data-status", "completed", { timeout: 20_000 });
  await expect(first).toHaveAttribute("data-state-name", "done");
  await expect(first).toContainText("你已允许");
  await expect(answers(page).first()).toContainText("Ordered.");
  expect(outside.received.map(({ method, path, body }) => [method, path, body])).toEqual([
    ["POST", "/orders", '{"n":2}'],
  ]);

  model.play([call("http_request", { ...order, method: "DELETE" }), say("Then I leave it.")]);
  await write(page, `打开网页 ${outside.url("/orders")} 提交四箱的订单`);
  const second = toolCard(page, "http_request").nth(1);
  await expect(second).toHaveAttribute("data-state-name", "waiting", { timeout: 20_000 });
  await second.getByRole("textbox", { name: "理由" }).fill("先留着");
  await second.getByRole("button", { name: "拒绝" }).click();
  await expect(answers(page).nth(1)).toHaveAttribute("data-status", "completed", { timeout: 20_000 });
  await expect(second).toHaveAttribute("data-state-name", "denied");
  await expect(second).toContainText("你已拒绝。 理由：先留着");
  expect(JSON.stringify(model.requests.at(-1)?.body)).toContain("先留着");
  expect(outside.received).toHaveLength(1);
});

test("a yes for the conversation says what it covers, holds until it is taken back", async ({ page, baseURL }) => {
  await register(page);
  await connectModel(page.request, baseURL ?? "", model);
  const order = { method: "POST", url: outside.url("/orders"), body: '{"n":1}\u202e' };
  const ask = async () => {
    model.play([call("http_request", order), say("Ordered.")]);
    await write(page, `打开网页 ${outside.url("/orders")} 提交一箱的订单`);
  };
  await page.goto("/");
  await page.setViewportSize({ width: 360, height: 740 });
  await ask();
  const first = toolCard(page, "http_request").first();
  await expect(first).toHaveAttribute("data-state-name", "waiting", { timeout: 20_000 });
  await expect(first.locator("[data-approval]")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(first).toContainText(`HTTP 请求（发往 ${new URL(order.url).origin}）`);
  await expect(first).toContainText("有些字符看不见");
  await first.getByRole("button", { name: "显示原始 JSON" }).click();
  await expect(first).toContainText('"method": "POST"');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  expect(outside.received).toEqual([]);
  await first.getByRole("button", { name: "在本会话中允许" }).click();
  await expect(answers(page).first()).toHaveAttribute("data-status", "completed", { timeout: 20_000 });
  await expect(first).toContainText("你已在本会话中允许");

  await ask();
  await expect(answers(page).nth(1)).toHaveAttribute("data-status", "completed", { timeout: 20_000 });
  expect(outside.received).toHaveLength(2);
  await page.reload();
  const standing = page.getByRole("region", { name: "本会话中已允许" });
  await expect(standing).toContainText(new URL(order.url).host);
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(width).toBeLessThanOrEqual(room ?? 0);
  await standing.getByRole("button", { name: "收回" }).click();
  await expect(standing).toHaveCount(0);

  await ask();
  const third = toolCard(page, "http_request").nth(2);
  await expect(third).toHaveAttribute("data-state-name", "waiting", { timeout: 20_000 });
  await third.getByRole("button", { name: "拒绝" }).click();
  await expect(answers(page).nth(2)).toHaveAttribute("data-status", "completed", { timeout: 20_000 });
  expect(outside.received).toHaveLength(2);
});
