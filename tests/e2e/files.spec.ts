import type { Page } from "@playwright/test";
import { expect, newConversation, register, send, test } from "./steps.ts";

const panel = (page: Page) => page.getByRole("complementary", { name: "运行详情" });
const openFiles = (page: Page) => page.getByRole("tab", { name: "文件" }).click();

async function put(page: Page, name: string, content: string | Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await panel(page).getByRole("button", { name: "上传文件" }).click();
  await (await chooser).setFiles({ name, mimeType: "", buffer: Buffer.from(content) });
  await expect(panel(page).getByRole("button", { name: `预览 ${name}` })).toBeVisible();
}

async function choose(page: Page, name: string, item: string): Promise<void> {
  await panel(page)
    .getByRole("button", { name: `${name} 的操作` })
    .click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("files are put in, looked at, moved into a folder, removed and brought back", async ({ page }) => {
  await register(page);
  await send(page, "现在几点");
  await openFiles(page);
  await expect(panel(page)).toContainText("这个会话还没有文件");
  await put(page, "sales.csv", "城市,销量\n上海,42\n北京,7\n");
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><script>parent.hacked=1</script></svg>';
  await put(page, "drawing.svg", drawing);
  await put(page, "page.html", "<script>window.hacked = 1</script><h1>hello</h1>");

  await panel(page).getByRole("button", { name: "预览 sales.csv" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("table", { name: "sales.csv 的表格内容" }).getByRole("row")).toHaveCount(3);
  await expect(dialog.getByRole("cell", { name: "上海" })).toBeVisible();
  await page.keyboard.press("Escape");
  await panel(page).getByRole("button", { name: "预览 drawing.svg" }).click();
  await expect(dialog.getByRole("img", { name: "drawing.svg" })).toHaveJSProperty("complete", true);
  await page.keyboard.press("Escape");
  await panel(page).getByRole("button", { name: "预览 page.html" }).click();
  await expect(dialog).toContainText("<h1>hello</h1>");
  expect(await page.evaluate(() => Reflect.get(window, "hacked"))).toBeUndefined();
  await page.keyboard.press("Escape");

  await choose(page, "sales.csv", "重命名");
  await dialog.getByRole("textbox").fill("drawing.svg");
  await dialog.getByRole("button", { name: "重命名" }).click();
  await expect(dialog.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox").fill("报告/销量.csv");
  await dialog.getByRole("button", { name: "重命名" }).click();
  await expect(panel(page).getByRole("button", { name: "预览 报告/销量.csv" })).toBeVisible();

  await choose(page, "报告/销量.csv", "删除");
  await expect(panel(page).getByRole("button", { name: "预览 报告/销量.csv" })).toHaveCount(0);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(panel(page).getByRole("button", { name: "预览 报告/销量.csv" })).toBeVisible();

  await choose(page, "报告/销量.csv", "历史版本");
  await expect(dialog.getByRole("listitem")).toHaveCount(4);
  await dialog.getByRole("button", { name: "恢复版本 1" }).click();
  await expect(panel(page).getByRole("button", { name: "预览 sales.csv" })).toBeVisible();

  const download = page.waitForEvent("download");
  await panel(page).getByRole("link", { name: "下载全部" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
});

test("what a program wrote can be read at 360 pixels, with who wrote it", async ({ page }) => {
  await register(page);
  await newConversation(page);
  await send(page, "```python\nopen('out.md', 'w').write('# 结果\\n\\n42')\n```");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "打开运行详情" }).click();
  await openFiles(page);
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("由 运行 Python 写入");
  await sheet.getByRole("button", { name: "预览 out.md" }).click();
  await expect(page.getByRole("heading", { name: "结果" })).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});
