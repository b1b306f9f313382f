import { call, say } from "../../support/model-servers/index.ts";
import { answers } from "../checks/answer.ts";
import { gave, used } from "../checks/calls.ts";
import { holding, made } from "../checks/files.ts";
import { textOf } from "../checks/read-files.ts";
import { textFile } from "../fixture.ts";
import type { Task } from "../task.ts";
import { listAt, textAt, valueAt } from "../values.ts";

const SHOP = `<html><body><h1>小店</h1><ul>${[
  ["龙井", 48],
  ["普洱", 36],
  ["白毫银针", 92],
]
  .map(([name, price]) => `<li class="tea"><h3>${name}</h3><span class="price">${price}</span></li>`)
  .join("")}<li class="cup"><h3>茶杯</h3><span class="price">15</span></li></ul></body></html>`;

export const extraction: Task[] = [
  {
    id: "extraction-en-table-to-csv",
    subject: "extraction",
    language: "en",
    agent: "web_agent",
    messages: ({ page }) => [`Save the table on ${page("/library/prices")} as prices.csv and tell me the dearest tea.`],
    script: ({ page }) => [
      [call("extract_data", { url: page("/library/prices"), kind: "table", save_as: "prices.csv" })],
      (asked) => {
        const rows = listAt(asked.last.result, "items");
        const dearest = rows.toSorted((a, b) => Number(valueAt(b, "Price")) - Number(valueAt(a, "Price")))[0];
        return [
          say(
            `${textAt(dearest, "Kind")} is the dearest at ${textAt(dearest, "Price")}. The table is in ${asked.at(0, "saved", "path")}.`,
          ),
        ];
      },
    ],
    checks: () => [
      answers("Longjing", "48.50"),
      made(/^prices\.csv$/, holding(textOf, /Kind,Price,Stock/, "Longjing,48.50,12", "Assam,9.75,200")),
    ],
  },
  {
    id: "extraction-zh-table-total",
    subject: "extraction",
    language: "zh",
    agent: "web_agent",
    messages: ({ page }) => [`把 ${page("/library/rain")} 上的表格存成 雨量.csv，并告诉我哪个站雨量最大。`],
    script: ({ page }) => [
      [call("extract_data", { url: page("/library/rain"), kind: "table", save_as: "雨量.csv" })],
      (asked) => {
        const rows = listAt(asked.last.result, "items");
        const most = rows.toSorted((a, b) => Number(valueAt(b, "雨量")) - Number(valueAt(a, "雨量")))[0];
        return [
          say(
            `雨量最大的是${textAt(most, "站点")}，${textAt(most, "雨量")} 毫米。表格在 ${asked.at(0, "saved", "path")}。`,
          ),
        ];
      },
    ],
    checks: () => [
      answers("港口闸门站", "131"),
      made(/^雨量\.csv$/, holding(textOf, /站点,雨量/, "北桥站,118", "老磨坊站,96")),
    ],
  },
  {
    id: "extraction-en-json-path",
    subject: "extraction",
    language: "en",
    agent: "web_agent",
    messages: ({ page }) => [`Which stations in ${page("/library/stations.json")} are open?`],
    script: ({ page }) => [
      [
        call("extract_data", {
          url: page("/library/stations.json"),
          kind: "json",
          query: "$.stations[?@.open == true].name",
        }),
      ],
      (asked) => [say(`Open are ${listAt(asked.last.result, "items").join(" and ")}.`)],
    ],
    checks: () => [answers("North bridge", "Harbour gate"), used("extract_data", "web_fetch", "http_request")],
  },
  {
    id: "extraction-zh-feed",
    subject: "extraction",
    language: "zh",
    agent: "web_agent",
    messages: ({ page }) => [`订阅源 ${page("/library/news.xml")} 里有哪些新闻？列出标题，并说明检修用了多久。`],
    script: ({ page }) => [
      [call("web_fetch", { url: page("/library/news.xml") })],
      (asked) => {
        const text = asked.at(0, "content");
        const titles = ["闸门检修完成", "新渡轮首航"].filter((title) => text.includes(title));
        return [say(`${titles.join("；")}。${/检修用了[^。]*/.exec(text)?.[0]}。[1]\n\n[1] ${asked.at(0, "url")}`)];
      },
    ],
    checks: () => [answers("闸门检修完成", "新渡轮首航", /九天|9\s*天/), used("web_fetch", "extract_data")],
  },
  {
    id: "extraction-en-api-get",
    subject: "extraction",
    language: "en",
    agent: "web_agent",
    messages: ({ own }) => [`Ask the API at ${own("/status")} with GET and tell me the state it reports.`],
    script: ({ own }) => [
      [call("http_request", { url: own("/status") })],
      (asked) => [say(`The API answers ${asked.at(0, "status")}: ${asked.at(0, "body")}`)],
    ],
    checks: () => [answers("open"), gave(["http_request", "web_fetch", "extract_data"], /open/)],
  },
  {
    id: "extraction-zh-attached-page",
    subject: "extraction",
    language: "zh",
    agent: "web_agent",
    files: [textFile("商品.html", SHOP)],
    messages: () => ["从附件 商品.html 里取出每种茶的名称和价格，存成 茶价.csv（列名 name、price），告诉我一共几种。"],
    script: () => [
      [
        call("extract_data", {
          path: "商品.html",
          kind: "css",
          query: "li.tea",
          fields: { name: "h3", price: ".price" },
          save_as: "茶价.csv",
        }),
      ],
      (asked) => [say(`一共 ${asked.at(0, "total")} 种，已存到 ${asked.at(0, "saved", "path")}。`)],
    ],
    checks: () => [
      answers(/3|三/),
      made(/^茶价\.csv$/, holding(textOf, /^\ufeff?name,price\s+龙井,48\s+普洱,36\s+白毫银针,92\s*$/)),
    ],
  },
];
