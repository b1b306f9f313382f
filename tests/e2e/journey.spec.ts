import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import * as XLSX from "@e965/xlsx";
import type { Locator, Page } from "@playwright/test";
import { e2ePort } from "../support/browser/ports.ts";
import { listenOnLoopback } from "../support/listen-on-loopback.ts";
import { type ModelServer, startModelServer } from "../support/model-servers/index.ts";
import { unzip } from "../support/unzip.ts";
import { connectModel } from "./connect-model.ts";
import { describes, draws, playTurns, reports } from "./journey-model.ts";
import { expect, register, send, test, textOf, toolCard } from "./steps.ts";

const SALES = [
  ["季度", "门店", "箱数"],
  ["一季度", "上海", 1200],
  ["一季度", "北京", 800],
  ["二季度", "上海", 1500],
  ["二季度", "北京", 900],
  ["三季度", "上海", 2100],
  ["三季度", "北京", 1300],
  ["四季度", "上海", 1700],
  ["四季度", "北京", 1111],
];
const PAGE = `<!doctype html><meta charset="utf-8"><title>饮料行业年报</title><nav>首页</nav>
<article><h1>饮料行业年报</h1><p>据行业协会统计，去年饮料行业销量同比增长 12.5%，高于前年的增速。</p>
<p>协会每年三月公布上一年的数据，统计范围是会员企业的全部门店。</p></article>`;
const FOLDER = path.join("test-results", "screens");

let model: ModelServer;
let site: Awaited<ReturnType<typeof listenOnLoopback>>;

test.beforeEach(async () => {
  model = await startModelServer({ kind: "custom", port: await e2ePort("MODEL") });
  const server = createServer((request, response) => {
    const isPage = request.url === "/report";
    response.writeHead(isPage ? 200 : 404, { "content-type": "text/html" }).end(isPage ? PAGE : "");
  });
  site = await listenOnLoopback(server, await e2ePort("PAGE"));
});
test.afterEach(async () => {
  await model.close();
  await site.close();
});

function workbook(): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(SALES), "销量");
  return Buffer.from(XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
}

/** Who answered, as the page says. */
const answeredBy = (answer: Locator, agent: string) => expect(answer).toContainText(agent);

/** The same conversation in both languages, both themes, wide and narrow, for people to look at. */
async function shoot(page: Page, url: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const language of ["zh", "en"]) {
    await page.context().addCookies([{ name: "alma_locale", value: language, url }]);
    await page.reload();
    await expect(toolCard(page, "write_document")).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [390, 1440]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
        const [content, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
        expect(content).toBeLessThanOrEqual(room ?? 0);
        const file = path.join(FOLDER, `journey-${language}-${colorScheme}-${width}.png`);
        await page.screenshot({ path: file, animations: "disabled" });
      }
    }
  }
}

test("a table is read, drawn, set beside a figure of the web, and becomes a report", async ({ page, baseURL }) => {
  test.setTimeout(120_000);
  const url = baseURL ?? "";
  const source = `http://${site.host}/report`;
  await page.setViewportSize({ width: 1440, height: 900 });
  await register(page);
  await connectModel(page.request, url, model);
  await page.goto("/");

  const attached = { name: "门店销量.xlsx", mimeType: "", buffer: workbook() };
  await page.locator("input[type=file]").first().setInputFiles(attached);
  await expect(page.getByText("门店销量.xlsx")).toBeVisible();
  model.play(playTurns(describes));
  const described = await send(page, "这个表格里有什么？");
  await answeredBy(described, "文件智能体");
  expect(await textOf(described)).toContain("8 行数据");

  model.play(playTurns(draws));
  const drawn = await send(page, "运行一段 Python 程序，把每个季度的箱数画成图");
  await answeredBy(drawn, "代码智能体");
  expect(await textOf(drawn)).toContain("共 10611 箱");

  model.play(playTurns(reports(source)));
  const reported = await send(page, `读取网页 ${source} 里的行业增长率，再和图表一起写成 Word 报告文件`);
  await expect(reported).toHaveAttribute("data-status", "completed");
  for (const tool of ["web_fetch", "convert_file", "write_document"]) {
    await expect(toolCard(page, tool)).toHaveAttribute("data-state-name", "done");
  }

  // The report opens from the card of the call that wrote it, as the text that it holds.
  await toolCard(page, "write_document").getByRole("button").first().click();
  await toolCard(page, "write_document").getByRole("button", { name: "预览 报告/销量报告.docx" }).click();
  await expect(page.getByRole("dialog").getByRole("heading", { name: "门店销量报告" })).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("row")).toHaveCount(SALES.length);
  await page.keyboard.press("Escape");

  await page.getByRole("tab", { name: "文件" }).click();
  const panel = page.getByRole("complementary", { name: "运行详情" });
  await panel.getByRole("button", { name: "预览 图表/季度销量.png" }).click();
  await expect(page.getByRole("dialog").getByRole("img")).toHaveJSProperty("naturalWidth", 640);
  await page.keyboard.press("Escape");
  const download = page.waitForEvent("download");
  await panel.getByRole("link", { name: "下载 报告/销量报告.docx" }).click();
  const docx = await unzip(readFileSync(await (await download).path()));
  const text = docx.get("word/document.xml") ?? "";
  const rows = text.match(/<w:tr[ >].*?<\/w:tr>/gs)?.map((row) => row.match(/<w:t[ >].*?<\/w:t>/gs)?.join("") ?? "");
  expect(
    rows?.map((row) =>
      row
        .replaceAll(/<[^>]+>/g, " ")
        .trim()
        .split(/\s+/),
    ),
  ).toEqual(SALES.map((row) => row.map(String)));
  for (const words of ["门店销量报告", "行业同期增长 12.5%", "饮料行业年报"]) expect(text).toContain(words);
  expect(text).toContain("<w:drawing");
  const picture = [...docx.keys()].find((name) => /^word\/media\/.+\.png$/.test(name)) ?? "";
  expect(docx.get(picture)).toContain("PNG");
  expect(docx.get("word/_rels/document.xml.rels")).toContain(`Target="${source}"`);
  await shoot(page, url);
});
