import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { convertFile } from "./convert-file.ts";

const signal = () => AbortSignal.timeout(30_000);

async function convert(
  name: string,
  data: Uint8Array,
  to: string,
  options = {},
): Promise<{ data: Uint8Array; notes: string[] }> {
  const converted = await convertFile({ name, data, to, options, signal: signal() });
  if (!converted.ok) throw new Error(`${converted.error.code}: ${converted.error.message}`);
  return converted;
}

const corpus = (name: string) => readFile(`tests/fixtures/documents/${name}`);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);

const CSV = 'id,name,amount,ok,day\n1,"苹果, red",12.5,true,2026-03-04\n2,007,,false,\n';

describe("convertFile", () => {
  it("carries a table through every format and back", async () => {
    let data: Uint8Array = new TextEncoder().encode(CSV);
    const way = ["csv", "xlsx", "parquet", "json", "jsonl", "md", "tsv", "csv"];
    for (const [at, to] of way.entries()) {
      const from = way[at - 1];
      if (from) data = (await convert(`table.${from}`, data, to)).data;
    }
    expect(
      text(data)
        .replace(/^\ufeff/, "")
        .replaceAll("\r\n", "\n"),
    ).toBe(CSV);
  });

  it("keeps the types of cells in JSON", async () => {
    const { data } = await convert("a.csv", new TextEncoder().encode(CSV), "json");
    expect(JSON.parse(text(data))).toEqual([
      { id: 1, name: "苹果, red", amount: 12.5, ok: true, day: "2026-03-04" },
      { id: 2, name: "007", amount: null, ok: false, day: null },
    ]);
  });

  it("takes the sheet that is named, and says what it left out", async () => {
    const data = await corpus("levels-zh.xlsx");
    const first = await convert("a.xlsx", data, "csv");
    expect(text(first.data)).toContain("北桥站,3.15,2026-03-04,6.3");
    expect(first.notes.join()).toMatch(/first of 2 tables/);
    expect(text((await convert("a.xlsx", data, "csv", { sheet: "内部" })).data)).toContain("不对外公布");
    await expect(convert("a.xlsx", data, "csv", { sheet: "nope" })).rejects.toThrow(/UNSUPPORTED.*水位, 内部/);
  });

  it.each([
    ["report-zh.docx", "md", /^# 年度水情报告[\s\S]*\| 北桥站 \| 3\.15/],
    ["report-zh.docx", "html", /<h1>年度水情报告<\/h1>[\s\S]*<td>北桥站<\/td>/],
    ["gbk.rtf", "txt", /年度水情报告[\s\S]*北桥站\t3\.15/],
    ["book-en.epub", "md", /# Shift plan/],
    ["report-en.pptx", "txt", /Annual water report/],
  ])("%s to %s", async (name, to, expected) => {
    expect(text((await convert(name, await corpus(name), to)).data)).toMatch(expected);
  });

  it.each(["docx", "pdf"])("plain text to %s and back keeps its lines and signs", async (to) => {
    const source = "1. not a list\n  # no heading\n\n第二段 <b>\n";
    const made = await convert("a.txt", new TextEncoder().encode(source), to);
    const back = text((await convert(`a.${to}`, made.data, "txt")).data).replaceAll("\u00a0", " ");
    for (const line of ["1. not a list", "# no heading", "第二段 <b>"])
      expect(back.split(/\n/).map((each) => each.trim())).toContain(line);
  });

  it("names what is impossible, damaged or mislabelled", async () => {
    const data = await corpus("report-en.docx");
    await expect(convert("a.docx", data, "mp3")).rejects.toThrow(/UNSUPPORTED: docx cannot.*html, md, pdf, pptx, txt/);
    await expect(convert("a.xyz", data, "pdf")).rejects.toThrow(/UNSUPPORTED: Files of the kind xyz/);
    await expect(convert("a.xlsx", data, "csv")).rejects.toThrow(/DAMAGED: .*docx, not xlsx/);
    await expect(convert("a.docx", data.subarray(0, 500), "pdf")).rejects.toThrow(/DAMAGED/);
    await expect(convert("a.json", new TextEncoder().encode("{"), "csv")).rejects.toThrow(/DAMAGED/);
    await expect(convert("a.parquet", Buffer.from("PAR1 broken PAR1"), "csv")).rejects.toThrow(/DAMAGED/);
  });
});
