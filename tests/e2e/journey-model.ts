import { call, end, type ScriptStep, say } from "../support/model-servers/index.ts";
import type { ReceivedRequest } from "../support/model-servers/wire-format.ts";

/** What the model does next, made of what it was told last: a tool's result, or another agent's answer. */
type Turn = (told: string) => ScriptStep[];

/** Reads the sheet as the zip of XML that it is, and draws its numbers; nothing of the chart is known beforehand. */
const DRAW = `
import zipfile
from xml.etree import ElementTree

NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
with zipfile.ZipFile("门店销量.xlsx") as book:
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        root = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        shared = ["".join(text.itertext()) for text in root.findall("s:si", NS)]
    sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))

def value(cell):
    text = cell.findtext("s:v", "", NS)
    return shared[int(text)] if cell.get("t") == "s" else text or "".join(cell.itertext())

rows = [[value(cell) for cell in row.findall("s:c", NS)] for row in sheet.iter("{%s}row" % NS["s"])][1:]
totals = {}
for quarter, shop, boxes in rows:
    totals[quarter] = totals.get(quarter, 0) + float(boxes)

top = max(totals.values())
parts = ['<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" font-family="sans-serif">',
         '<rect width="640" height="360" fill="white"/>']
for at, (quarter, boxes) in enumerate(totals.items()):
    height, x = 250 * boxes / top, 60 + 140 * at
    parts.append(f'<rect x="{x}" y="{310 - height:.1f}" width="90" height="{height:.1f}" fill="#2f6f62"/>')
    parts.append(f'<text x="{x + 45}" y="{300 - height:.1f}" text-anchor="middle">{boxes:g}</text>')
    parts.append(f'<text x="{x + 45}" y="335" text-anchor="middle">{quarter}</text>')
open("图表/季度销量.svg", "w").write("\\n".join(parts + ["</svg>"]))
print("合计", {quarter: f"{boxes:g}" for quarter, boxes in totals.items()}, f"{sum(totals.values()):g}")
`.trim();

const PLOT = `import os\nos.makedirs("图表", exist_ok=True)\n${DRAW}`;

/** The file agent: reads the table and says what is in it. */
export const describes: Turn[] = [
  () => [call("read_document", { path: "门店销量.xlsx" })],
  (told) => [say(`表里有 ${rowsIn(told)} 行数据，三列：季度、门店、箱数。`)],
];

/** The coding agent: draws a chart of it by a program. */
export const draws: Turn[] = [
  () => [call("python_executor", { code: PLOT })],
  (told) => [say(`图已写入 图表/季度销量.svg，全年共 ${totalIn(told)} 箱。`)],
];

/** The orchestrator: has the page read by one agent, then the report written by another, with what the first one found. */
export function reports(page: string): Turn[] {
  let growth = "";
  return [
    () => [call("delegate", { tasks: [{ agent: "web_agent", task: `读取 ${page}，给出行业增长率和来源。` }] })],
    () => [call("web_fetch", { url: page })],
    (told) => {
      growth = found(/增长 (\d+\.\d%)/, told);
      return [say(`行业增长率是 ${growth} [1]\n\n[1] 饮料行业年报 ${page}`), end()];
    },
    () => [
      call("delegate", { tasks: [{ agent: "file_agent", task: `写报告，行业增长率 ${growth}，来源 ${page}。` }] }),
    ],
    () => [call("convert_file", { path: "图表/季度销量.svg", to: "png" })],
    () => [call("read_document", { path: "门店销量.xlsx" })],
    (told) => {
      const content = report(tableIn(told), growth, page);
      return [call("write_document", { path: "报告/销量报告.docx", title: "门店销量报告", content })];
    },
    () => [say("报告写好了：报告/销量报告.docx"), end()],
    () => [
      say(
        `报告在 **报告/销量报告.docx**：有表格、图，行业增长率 ${growth} 也注明了来源。[1]\n\n[1] [饮料行业年报](${page})`,
      ),
    ],
  ];
}

/** Plays turn after turn, each made of the last message of its request. */
export function playTurns(turns: Turn[]): (request: ReceivedRequest) => ScriptStep[] {
  const left = [...turns];
  return ({ body }) => {
    const { messages } = body;
    const last: unknown = Array.isArray(messages) ? messages.at(-1) : null;
    return left.shift()?.(contentOf(last)) ?? [];
  };
}

const contentOf = (message: unknown): string => {
  const content: unknown = Object(message) === message ? Reflect.get(Object(message), "content") : "";
  return typeof content === "string" ? content : JSON.stringify(content);
};

const found = (pattern: RegExp, told: string): string => {
  const [, text] = pattern.exec(told) ?? [];
  if (text === undefined) throw new Error(`${pattern} is not in ${told.slice(0, 2000)}`);
  return text;
};

const totalIn = (told: string): string => found(/合计 \{[^}]*\} (\d+)/, told);
const tableIn = (told: string): string =>
  told
    .replaceAll("\\n", "\n")
    .match(/^\|[^"\n]*\|/gm)
    ?.join("\n") ?? "";
/** Without the head and the line below it. */
const rowsIn = (told: string): number => tableIn(told).split("\n").length - 2;

const report = (table: string, growth: string, page: string): string => `# 门店销量报告

去年各门店的箱数如下。

${table}

![季度销量](图表/季度销量.png)

行业同期增长 ${growth}（来源：[饮料行业年报](${page})）。
`;
