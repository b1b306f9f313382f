import { encoderFor } from "../documents/corpus/encode.ts";
import { pdfOf } from "../documents/corpus/pdf.ts";

export interface SitePage {
  title: string;
  content_type: string;
  body: string | Uint8Array;
  /** What the search engine finds it by; empty for what it does not know. */
  text: string;
}

const article = (language: "zh" | "en", title: string, paragraphs: string[], more = ""): SitePage => ({
  title,
  content_type: "text/html; charset=utf-8",
  body: `<!doctype html><html lang="${language}"><head><title>${title}</title></head><body><main><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}${more}</article></main></body></html>`,
  text: paragraphs.join(" "),
});

const table = (rows: string[][]): string => {
  const [head = [], ...body] = rows;
  const row = (cells: string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return `<table>${row(head, "th")}${body.map((cells) => row(cells, "td")).join("")}</table>`;
};

/** A tidal power station that does not exist, so that nobody knows it by heart; the old page says another power. */
const POWER: Record<string, SitePage> = {
  "/library/tide/overview": article("zh", "青石湾潮汐电站概况", [
    "青石湾潮汐电站于2019年投入运行，装机容量为4.7兆瓦，共有六台机组。",
    "电站位于青石湾南岸，由县水利局管理。",
  ]),
  "/library/tide/range": article("zh", "青石湾的潮差", ["青石湾潮汐电站所在海湾的平均潮差为5.2米，最大潮差为7.9米。"]),
  "/library/tide/output": article("zh", "青石湾潮汐电站发电量", [
    "青石湾潮汐电站2025年发电1830万千瓦时，比上一年多百分之六。",
  ]),
  "/library/tide/fish": article("zh", "青石湾潮汐电站的鱼道", ["青石湾潮汐电站鱼道的通过率为93%，每年春季开放。"]),
  "/library/tide/cost": article("zh", "青石湾潮汐电站的投资", ["青石湾潮汐电站总投资为2.6亿元，其中设备占四成。"]),
  "/library/tide/old": article("zh", "旧闻：青石湾潮汐电站", [
    "据2017年的规划，青石湾潮汐电站的装机容量为3.9兆瓦，后来有改动。",
  ]),
};

/** A lighthouse that does not exist either; the guide book is wrong about its year. */
const LIGHTHOUSE: Record<string, SitePage> = {
  "/library/light/history": article("en", "Grey Quill lighthouse: history", [
    "The Grey Quill lighthouse was first lit in 1874. It was built by the engineer Mara Teal.",
    "It has been automatic since 1991.",
  ]),
  "/library/light/lamp": article("en", "Grey Quill lighthouse: the lamp", [
    "The lamp of the Grey Quill lighthouse can be seen for 19 nautical miles and flashes every eight seconds.",
  ]),
  "/library/light/repair": article("en", "Grey Quill lighthouse: repairs", [
    "Repairs of the Grey Quill lighthouse in 2016 cost 412,000 crowns, paid by the harbour.",
  ]),
  "/library/light/visitors": article("en", "Grey Quill lighthouse: visitors", [
    "The Grey Quill lighthouse had 23,500 visitors in 2025, most of them in July.",
  ]),
  "/library/light/birds": article("en", "Grey Quill lighthouse: birds", [
    "Around the Grey Quill lighthouse 61 species of birds have been counted, among them the little auk.",
  ]),
  "/library/light/guide": article("en", "A guide book on the Grey Quill lighthouse", [
    "The guide book says that the Grey Quill lighthouse was first lit in 1878, which its own archive contradicts.",
  ]),
};

const OTHER: Record<string, SitePage> = {
  "/library/prices": article(
    "en",
    "Tea prices",
    ["What the market asked for a kilogram this week, in crowns."],
    table([
      ["Kind", "Price", "Stock"],
      ["Longjing", "48.50", "12"],
      ["Oolong", "31.00", "40"],
      ["Assam", "9.75", "200"],
    ]),
  ),
  "/library/rain": article(
    "zh",
    "各站降雨量",
    ["本月各站的降雨量，单位为毫米。"],
    table([
      ["站点", "雨量"],
      ["北桥站", "118"],
      ["老磨坊站", "96"],
      ["港口闸门站", "131"],
    ]),
  ),
  "/library/stations.json": {
    title: "stations",
    content_type: "application/json",
    body: JSON.stringify({
      stations: [
        { name: "North bridge", level: 3.15, open: true },
        { name: "Old mill", level: 2.8, open: false },
        { name: "Harbour gate", level: 4.02, open: true },
      ],
    }),
    text: "",
  },
  "/library/news.xml": {
    title: "news",
    content_type: "application/rss+xml",
    body: `<?xml version="1.0"?><rss version="2.0"><channel><title>港口新闻</title><link>http://example.org/</link><description>港口</description><item><title>闸门检修完成</title><link>http://example.org/1</link><description>检修用了九天。</description></item><item><title>新渡轮首航</title><link>http://example.org/2</link><description>可载一百四十人。</description></item></channel></rss>`,
    text: "",
  },
  "/library/members/list": article("en", "Members", ["Members only: the code of the door is 7391."]),
};

/** Pages of the site by path, made once: a page in GBK and a PDF of two pages among them. */
export async function sitePages(): Promise<Map<string, SitePage>> {
  const ferry =
    "<html><head><meta charset=gbk><title>渡轮时刻</title></head><body><main><h1>渡轮时刻</h1><p>末班渡轮于二十一时四十分开出，冬季提前一小时。</p></main></body></html>";
  const report = await pdfOf([
    [{ kind: "text", text: "Harbour report, first page: nothing of note." }],
    [{ kind: "text", text: "The harbour handled 8,614 ships in the year of the report." }],
  ]);
  const made: [string, SitePage][] = [
    ["/library/ferry", { title: "渡轮时刻", content_type: "text/html", body: encoderFor("gbk")(ferry), text: "" }],
    ["/library/harbour.pdf", { title: "Harbour report", content_type: "application/pdf", body: report, text: "" }],
  ];
  return new Map([...Object.entries({ ...POWER, ...LIGHTHOUSE, ...OTHER }), ...made]);
}
