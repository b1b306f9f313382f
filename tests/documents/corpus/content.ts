/** A cell of a table, which may cover its neighbours to the right and below. */
export type Cell = string | { text: string; columns?: number; rows?: number };

/** What the documents of the corpus are made of, whatever their format. */
export type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "text"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; rows: Cell[][] }
  | { kind: "note"; text: string; note: string }
  | { kind: "link"; text: string; label: string; url: string }
  | { kind: "formula"; above: string; below: string }
  | { kind: "picture"; alt: string };

export interface Content {
  name: string;
  blocks: Block[];
}

const report: Record<"en" | "zh", Block[]> = {
  en: [
    { kind: "heading", level: 1, text: "Annual water report" },
    { kind: "text", text: "The river rose by 42 cm in spring & fell again before the first week of July." },
    { kind: "heading", level: 2, text: "Stations" },
    { kind: "list", items: ["North bridge", "Old mill", "Harbour gate"] },
    {
      kind: "table",
      rows: [
        ["Station", "Level", "Change"],
        ["North bridge", "3.15", "+0.42"],
        ["Old mill", "2.80", "-0.07"],
      ],
    },
    { kind: "heading", level: 2, text: "Outlook" },
    { kind: "text", text: "Dry months are likely; the reserve of 1,250 m3 should last until October." },
  ],
  zh: [
    { kind: "heading", level: 1, text: "年度水情报告" },
    { kind: "text", text: "春季河水上涨四十二厘米，七月第一周之前又回落到警戒线以下。" },
    { kind: "heading", level: 2, text: "监测站点" },
    { kind: "list", items: ["北桥站", "老磨坊站", "港口闸门站"] },
    {
      kind: "table",
      rows: [
        ["站点", "水位", "变化"],
        ["北桥站", "3.15", "+0.42"],
        ["老磨坊站", "2.80", "-0.07"],
      ],
    },
    { kind: "heading", level: 2, text: "展望" },
    { kind: "text", text: "预计未来数月偏旱，现有储量应可维持到十月。" },
  ],
};

const merged: Record<"en" | "zh", Block[]> = {
  en: [
    { kind: "heading", level: 1, text: "Shift plan" },
    {
      kind: "table",
      rows: [
        ["Team", { text: "Working days", columns: 2 }],
        [{ text: "Blue crew", rows: 2 }, "Monday", "Tuesday"],
        ["Thursday", "Friday"],
        [{ text: "Nobody works on public holidays", columns: 3 }],
      ],
    },
  ],
  zh: [
    { kind: "heading", level: 1, text: "排班计划" },
    {
      kind: "table",
      rows: [
        ["班组", { text: "工作日", columns: 2 }],
        [{ text: "蓝色班组", rows: 2 }, "星期一", "星期二"],
        ["星期四", "星期五"],
        [{ text: "法定节假日不排班", columns: 3 }],
      ],
    },
  ],
};

const details: Record<"en" | "zh", Block[]> = {
  en: [
    { kind: "heading", level: 1, text: "Notes on method" },
    { kind: "note", text: "Levels were read twice a day", note: "At six in the morning and in the evening." },
    { kind: "link", text: "The data are published at", label: "the open archive", url: "https://example.org/archive" },
    { kind: "formula", above: "rise", below: "days" },
    { kind: "picture", alt: "Map of the three stations" },
    { kind: "text", text: "All times are local." },
  ],
  zh: [
    { kind: "heading", level: 1, text: "方法说明" },
    { kind: "note", text: "水位每天读取两次", note: "分别在早上六点和傍晚。" },
    { kind: "link", text: "数据公布于", label: "开放档案库", url: "https://example.org/archive" },
    { kind: "formula", above: "涨幅", below: "天数" },
    { kind: "picture", alt: "三个站点的地图" },
    { kind: "text", text: "所有时间均为当地时间。" },
  ],
};

/** The six documents that every format is made of, as far as it can hold them. */
export const contents: Content[] = Object.entries({ report, merged, details }).flatMap(([name, texts]) =>
  Object.entries(texts).map(([language, blocks]) => ({ name: `${name}-${language}`, blocks })),
);

/** What a reader of the document should find, as Markdown whose tables and headings stand line by line. */
export const expectedOf = (blocks: Block[]): string => blocks.map(linesOf).join("\n");

function linesOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${block.text}`;
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "table":
      return block.rows
        .map((row) => `| ${row.map((cell) => (typeof cell === "string" ? cell : cell.text)).join(" | ")} |`)
        .join("\n");
    case "note":
      return `${block.text}\n${block.note}`;
    case "link":
      return `${block.text} [${block.label}](${block.url})`;
    case "formula":
      return `${block.above} ${block.below}`;
    case "picture":
      return block.alt;
    case "text":
      return block.text;
  }
}

/** The cells of a row with what they cover; a plain text covers itself. */
export const spanned = (cell: Cell) =>
  typeof cell === "string" ? { text: cell, columns: 1, rows: 1 } : { columns: 1, rows: 1, ...cell };
