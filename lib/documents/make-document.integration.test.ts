import { describe, expect, it } from "vitest";
import { PICTURE } from "../../tests/documents/corpus/zip.ts";
import { unzip } from "../../tests/support/unzip.ts";
import { convertTable } from "./convert-table.ts";
import { makeDocument } from "./make-document.ts";
import { readDocument } from "./read-document.ts";

const signal = () => AbortSignal.timeout(30_000);

const MARKDOWN = `# 季度报告

Sales **rose** by 12 % — see [the data](https://example.org/a).

## 明细

- 苹果
  - red ones
- pears

1. first

| 名称 | Amount |
| --- | --- |
| 苹果 | 12.5 |

\`\`\`js
const 数 = 1;
\`\`\`

![the point](pictures/point.png) ![gone](missing.png) ![far](https://example.org/x.png)
`;

const SHEETS = [
  {
    name: "数据",
    rows: [
      ["name", "count"],
      ["苹果", 3],
      ["pear", null],
    ],
  },
];

async function make(path: string, more: Partial<Parameters<typeof makeDocument>[0]> = {}) {
  const loadPicture = async (wanted: string) => (wanted === "pictures/point.png" ? new Uint8Array(PICTURE) : null);
  const made = await makeDocument({
    path,
    markdown: MARKDOWN,
    title: "报告",
    sheets: [],
    loadPicture,
    signal: signal(),
    ...more,
  });
  if (!made.ok) throw new Error(`${made.error.code}: ${made.error.message}`);
  const read = await readDocument(made.data, { name: path, signal: signal() });
  if (!read.ok) throw new Error(read.error.message);
  return {
    ...made,
    format: read.document.format,
    text: read.document.sections.map(({ markdown }) => markdown).join("\n"),
  };
}

describe("makeDocument", () => {
  it.each(["docx", "pdf", "pptx", "html", "txt"])("makes a %s that reads back, in Chinese too", async (format) => {
    const { text, notes, format: found } = await make(`报告.${format}`);
    expect(found).toBe(format);
    for (const word of ["季度报告", "rose", "12 %", "明细", "苹果", "red ones", "12.5", "const 数 = 1;"]) {
      expect(text).toContain(word);
    }
    expect(notes.join()).toMatch(/missing\.png/);
    expect(notes.join()).not.toMatch(/point\.png|example/);
  });

  it("keeps headings, tables, lists and links in Word", async () => {
    const { text } = await make("a.docx");
    expect(text).toContain("## 明细");
    expect(text).toContain("| 苹果 | 12.5 |");
    expect(text).toContain("- 苹果\n  - red ones");
    expect(text).toContain("[the data](https://example.org/a)");
    expect(text).toMatch(/!\[the point\]\(picture-1\.png\)/);
  });

  it("shows HTML of Markdown as text, and links only to the web", async () => {
    const markdown =
      'a <script>alert(1)</script> [x](javascript:alert(1)) <b onclick="x">b</b>\n\n<iframe src="//evil"></iframe>';
    const made = await makeDocument({
      path: "a.html",
      markdown,
      title: "<t>",
      sheets: [],
      loadPicture: async () => null,
      signal: signal(),
    });
    const html = made.ok ? new TextDecoder().decode(made.data) : "";
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toMatch(/<script|<iframe|<b |href="javascript|<t>/);
  });

  it("puts data into workbooks and behind the text of documents", async () => {
    expect((await make("a.xlsx", { markdown: "", sheets: SHEETS })).text).toContain("| 苹果 | 3 |");
    expect((await make("a.xlsx")).text).toContain("| 苹果 | 12.5 |");
    expect((await make("a.docx", { markdown: "# Data", sheets: SHEETS })).text).toMatch(/# Data[\s\S]*\| 苹果 \| 3 \|/);
  });

  it("loses nothing of a wide sheet that is converted, and says what it does not show", async () => {
    const rows = [Array.from({ length: 600 }, (_, at) => `c${at}`), Array.from({ length: 600 }, (_, at) => at)];
    const made = await make("wide.xlsx", { markdown: "", sheets: [{ name: "wide", rows }] });
    const csv = await convertTable(made.data, { from: "xlsx", to: "csv", signal: signal() });
    expect(csv.ok && new TextDecoder().decode(csv.data)).toMatch(/,c599\r\n0,.*,599\r\n/);
    const read = await readDocument(made.data, { name: "wide.xlsx", signal: signal() });
    expect(read.ok && read.document.notes.join()).toContain("more rows or columns than are shown");
  });

  it("counts every numbered list of a Word document for itself", async () => {
    const { data } = await make("a.docx", { markdown: "- a\n  1. x\n- b\n  1. y\n\n1. z" });
    const xml = (await unzip(data)).get("word/document.xml") ?? "";
    const numbered = [...xml.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id);
    expect(numbered).toHaveLength(5);
    expect(new Set([numbered[1], numbered[3], numbered[4]]).size).toBe(3);
  });

  it("puts code that is longer than a slide on several", async () => {
    const code = Array.from({ length: 50 }, (_, line) => `line ${line}`).join("\n");
    const { text } = await make("a.pptx", { markdown: `# Code\n\n\`\`\`\n${code}\n\`\`\`` });
    expect(text.match(/^## Slide/gm)).toHaveLength(3);
    expect(text).toContain("line 49");
  });

  it("refuses what cannot be made, and says what can", async () => {
    await expect(make("a.exe")).rejects.toThrow(/UNSUPPORTED: .*docx, pdf/);
    await expect(make("a.csv", { markdown: "no table" })).rejects.toThrow(/UNSUPPORTED: .*no table/);
  });
});
