import * as XLSX from "@e965/xlsx";
import { encoderFor } from "../../documents/corpus/encode.ts";
import { ROWS, separated, workbookOf } from "../../documents/corpus/sheets.ts";
import { call, say } from "../../support/model-servers/index.ts";
import { answers } from "../checks/answer.ts";
import { gave, used } from "../checks/calls.ts";
import { holding, made } from "../checks/files.ts";
import { pictureText, sheetText, textOf } from "../checks/read-files.ts";
import type { Task } from "../task.ts";
import { listAt, textAt } from "../values.ts";

const SALES = [
  ["地区", "产品", "金额"],
  ["华东", "茶", 1200.5],
  ["华北", "米", 830],
  ["华东", "盐", 99.5],
  ["西南", "茶", 640.25],
  ["华北", "茶", 170],
];

function workbook(rows: unknown[][]): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "sales");
  return new Uint8Array(XLSX.write(book, { type: "array" }));
}

const MONTHS = "month,amount\nJan,120\nFeb,80\nMar,200\nApr,150\n";
const COMPUTERS = ["sql_executor", "python_executor", "javascript_executor", "shell_executor"];

/** Draws the bars as SVG: the installation may have no plotting library. */
const BARS = `import csv
rows = list(csv.DictReader(open('months.csv')))
bars = ''.join(f"<rect x='{20 + i * 60}' y='{220 - int(r['amount'])}' width='40' height='{int(r['amount'])}' fill='#2060c0'/>" for i, r in enumerate(rows))
open('chart.svg', 'w').write(f"<svg xmlns='http://www.w3.org/2000/svg' width='280' height='240'><rect width='280' height='240' fill='white'/>{bars}</svg>")
print(max(rows, key=lambda r: int(r['amount']))['month'])`;

export const tables: Task[] = [
  {
    id: "tables-zh-totals-to-workbook",
    subject: "tables",
    language: "zh",
    agent: "file_agent",
    files: [{ name: "sales.xlsx", data: () => workbook(SALES) }],
    messages: () => [
      "按地区统计 sales.xlsx 的金额合计，从大到小写进一个新的表格文件 汇总.xlsx（两列：地区、合计），并告诉我最大的地区。",
    ],
    script: () => [
      [call("convert_file", { path: "sales.xlsx", to: "csv" })],
      [
        call("python_executor", {
          code: "import csv, json, collections\ntotals = collections.Counter()\nfor row in csv.DictReader(open('sales.csv', encoding='utf-8-sig')):\n    totals[row['地区']] += float(row['金额'])\nprint(json.dumps(totals.most_common(), ensure_ascii=False))",
        }),
      ],
      (asked) => [
        call("write_document", {
          path: "汇总.xlsx",
          sheets: [{ name: "汇总", rows: [["地区", "合计"], ...listAt(JSON.parse(asked.at(1, "stdout")))] }],
        }),
      ],
      (asked) => [
        say(
          `已写好 ${asked.at(2, "path")}。最大的是 ${textAt(JSON.parse(asked.at(1, "stdout")), 0, 0)}，合计 ${textAt(JSON.parse(asked.at(1, "stdout")), 0, 1)}。`,
        ),
      ],
    ],
    checks: () => [
      answers("华东", "1300"),
      made(/^汇总\.xlsx$/, holding(sheetText, '["华东",1300],["华北",1000],["西南",640.25]')),
    ],
  },
  {
    id: "tables-en-bar-chart",
    subject: "tables",
    language: "en",
    agent: "file_agent",
    files: [{ name: "months.csv", data: () => Buffer.from(MONTHS) }],
    messages: () => ["Draw a bar chart of the amounts in months.csv as chart.png, and say which month was best."],
    script: () => [
      [call("python_executor", { code: BARS })],
      [call("convert_file", { path: "chart.svg", to: "png" })],
      (asked) => [say(`The best month was ${asked.at(0, "stdout")}. ![Amounts by month](${asked.at(1, "path")})`)],
    ],
    checks: () => [
      answers(/Mar/, "chart.png"),
      made(/^chart\.png$/, holding(pictureText, /^png \d{3,4}x\d{3,4} drawn$/)),
    ],
  },
  {
    id: "tables-zh-gbk-csv",
    subject: "tables",
    language: "zh",
    agent: "coding_agent",
    files: [{ name: "人员.csv", data: () => encoderFor("gbk")(separated(ROWS.zh, ",")) }],
    messages: () => ["人员.csv 里金额的合计是多少？哪个人的金额最大？"],
    script: () => [
      [
        call("sql_executor", {
          sql: 'SELECT sum("金额") FROM "人员"; SELECT "姓名" FROM "人员" ORDER BY CAST("金额" AS REAL) DESC LIMIT 1',
        }),
      ],
      (asked) => [
        say(`合计 ${asked.at(0, "results", 0, "rows", 0, 0)}，最大的是 ${asked.at(0, "results", 1, "rows", 0, 0)}。`),
      ],
    ],
    checks: () => [answers("1000019.5", "王五"), used(...COMPUTERS)],
  },
  {
    id: "tables-en-formulas",
    subject: "tables",
    language: "en",
    agent: "file_agent",
    files: [{ name: "levels.xlsx", data: () => workbookOf("en", "xlsx").data }],
    messages: () => ["Which formula computes the sum in levels.xlsx, what does it give, and is there a second sheet?"],
    script: () => [
      [call("read_document", { path: "levels.xlsx" })],
      (asked) => {
        const text = asked.at(0, "content");
        const [, formula = "none"] = /(SUM\([A-Z0-9:]+\))/.exec(text) ?? [];
        const sheets = asked.at(0, "total_pages");
        return [
          say(
            `Sheet Levels: =${formula}, value ${/6\.2/.exec(text)?.[0]}. The workbook has ${sheets} sheets, the second being ${textAt(asked.last.result, "outline", 1, "title")}.`,
          ),
        ];
      },
    ],
    checks: () => [answers("SUM(B3:B4)", "6.2", /2|two|second|Internal/i), used("read_document", "python_executor")],
  },
  {
    id: "tables-zh-clean-duplicates",
    subject: "tables",
    language: "zh",
    agent: "coding_agent",
    files: [
      {
        name: "名单.csv",
        data: () => Buffer.from("姓名,城市\n张三,北京\n李四,上海\n张三,北京\n 王五 ,广州\n李四,上海\n"),
      },
    ],
    messages: () => ["用 Python 清理 名单.csv：去掉重复的行和名字两边的空格，写成 名单-清理.csv，告诉我还剩几行。"],
    script: () => [
      [
        call("python_executor", {
          code: "import csv\nrows = list(dict.fromkeys((r['姓名'].strip(), r['城市'].strip()) for r in csv.DictReader(open('名单.csv', encoding='utf-8'))))\nwith open('名单-清理.csv', 'w', encoding='utf-8', newline='') as out:\n    w = csv.writer(out)\n    w.writerow(['姓名', '城市'])\n    w.writerows(rows)\nprint(len(rows))",
        }),
      ],
      (asked) => [say(`写好了 ${asked.at(0, "files", 0)}，剩 ${asked.at(0, "stdout")} 行。`)],
    ],
    checks: () => [
      answers("3"),
      made(/^名单-清理\.csv$/, holding(textOf, /^\ufeff?姓名,城市\s+张三,北京\s+李四,上海\s+王五,广州\s*$/)),
    ],
  },
  {
    id: "tables-en-join-two-files",
    subject: "tables",
    language: "en",
    agent: "coding_agent",
    files: [
      { name: "orders.csv", data: () => Buffer.from("id,customer,total\n1,7,20.5\n2,9,4\n3,7,10\n") },
      { name: "customers.json", data: () => Buffer.from('[{"id":7,"name":"Nadia"},{"id":9,"name":"Omar"}]') },
    ],
    messages: () => [
      "Join orders.csv with customers.json and write the total per customer name to totals.csv (columns name, total). Who spent most?",
    ],
    script: () => [
      [
        call("sql_executor", {
          sql: "SELECT c.name AS name, sum(o.total) AS total FROM orders o JOIN customers c ON c.id = o.customer GROUP BY c.name ORDER BY total DESC",
          files: ["orders.csv", "customers.json"],
          output_file: "totals.csv",
        }),
      ],
      (asked) => [
        say(
          `${asked.at(0, "results", 0, "rows", 0, 0)} spent most: ${asked.at(0, "results", 0, "rows", 0, 1)}. The totals are in totals.csv.`,
        ),
      ],
    ],
    checks: () => [
      answers("Nadia", "30.5"),
      gave(COMPUTERS, /Nadia|totals\.csv/),
      made(/^totals\.csv$/, holding(textOf, /name,total/, /Nadia,30\.5/, /Omar,4/)),
    ],
  },
];
