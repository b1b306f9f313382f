import { drawing, film, picture, tone } from "../../media/sources.ts";
import { call, say } from "../../support/model-servers/index.ts";
import { answers } from "../checks/answer.ts";
import { failed, used } from "../checks/calls.ts";
import { wroteNothing } from "../checks/effects.ts";
import { holding, made } from "../checks/files.ts";
import {
  parquetText,
  pdfText,
  pictureText,
  sheetText,
  signature,
  slidesText,
  textOf,
  wordText,
} from "../checks/read-files.ts";
import { fixture, textFile } from "../fixture.ts";
import type { Task, Turn } from "../task.ts";

/** One conversion, and the name of the new file in the answer. */
const convert = (language: "zh" | "en", path: string, to: string): Turn[] => [
  [call("convert_file", { path, to })],
  (asked) => [say(language === "zh" ? `已转换：${asked.at(0, "path")}` : `Converted: ${asked.at(0, "path")}`)],
];

const CHINESE = "# 会议通知\n\n定于**九月二日**上午开会。\n\n| 议题 | 时长 |\n| --- | --- |\n| 预算 | 四十分钟 |\n";

export const conversion: Task[] = [
  {
    id: "conversion-zh-markdown-to-word",
    subject: "conversion",
    language: "zh",
    agent: "file_agent",
    files: [textFile("通知.md", CHINESE)],
    messages: () => ["把 通知.md 转成 Word 文档。"],
    script: () => convert("zh", "通知.md", "docx"),
    checks: () => [answers(".docx"), made(/\.docx$/, holding(wordText, "会议通知", "九月二日", "四十分钟"))],
  },
  {
    id: "conversion-en-word-to-pdf",
    subject: "conversion",
    language: "en",
    agent: "file_agent",
    files: [fixture("report-en.docx")],
    messages: () => ["Please make a PDF of report-en.docx."],
    script: () => convert("en", "report-en.docx", "pdf"),
    checks: () => [answers(".pdf"), made(/\.pdf$/, holding(pdfText, "Annual water report", "North bridge", "+0.42"))],
  },
  {
    id: "conversion-zh-workbook-to-csv",
    subject: "conversion",
    language: "zh",
    agent: "file_agent",
    files: [fixture("levels-zh.xls", "水位.xls")],
    messages: () => ["把 水位.xls 的第一个工作表转成 CSV。"],
    script: () => convert("zh", "水位.xls", "csv"),
    checks: () => [made(/\.csv$/, holding(textOf, "北桥站,3.15", "老磨坊站"))],
  },
  {
    id: "conversion-en-csv-to-parquet",
    subject: "conversion",
    language: "en",
    agent: "file_agent",
    files: [textFile("tea.csv", "kind,price\nLongjing,48.5\nAssam,9.75\n")],
    messages: () => ["I need tea.csv as a Parquet file, and as an Excel file too."],
    script: () => [
      [call("convert_file", { path: "tea.csv", to: "parquet" }), call("convert_file", { path: "tea.csv", to: "xlsx" })],
      (asked) => [say(`Here they are: ${asked.at(0, "path")} and ${asked.at(1, "path")}.`)],
    ],
    checks: () => [
      answers(".parquet", ".xlsx"),
      made(/\.parquet$/, holding(parquetText, /Longjing.*48\.5.*Assam.*9\.75/)),
      made(/\.xlsx$/, holding(sheetText, /\["Longjing",48\.5\]/)),
    ],
  },
  {
    id: "conversion-zh-svg-to-png",
    subject: "conversion",
    language: "zh",
    agent: "file_agent",
    files: [{ name: "标志.svg", data: () => drawing("标志", 200, 100) }],
    messages: () => ["把 标志.svg 变成 PNG 图片。"],
    script: () => convert("zh", "标志.svg", "png"),
    checks: () => [made(/\.png$/, holding(pictureText, /^png \d+x\d+ drawn$/))],
  },
  {
    id: "conversion-en-jpg-to-webp",
    subject: "conversion",
    language: "en",
    agent: "file_agent",
    files: [{ name: "photo.jpg", data: () => picture("jpeg") }],
    messages: () => ["Convert photo.jpg to WebP of the same size."],
    script: () => convert("en", "photo.jpg", "webp"),
    checks: () => [made(/\.webp$/, holding(pictureText, "webp 120x80 drawn"))],
  },
  {
    id: "conversion-zh-wav-to-flac",
    subject: "conversion",
    language: "zh",
    agent: "file_agent",
    files: [{ name: "录音.wav", data: tone }],
    messages: () => ["把 录音.wav 无损压缩成 FLAC。"],
    script: () => convert("zh", "录音.wav", "flac"),
    checks: () => [made(/\.flac$/, holding(signature, /^fLaC/))],
  },
  {
    id: "conversion-en-impossible",
    subject: "conversion",
    language: "en",
    agent: "file_agent",
    files: [{ name: "clip.mp4", data: film }],
    messages: () => ["Convert clip.mp4 into a Word document (docx), please. If that cannot be done, tell me what can."],
    script: () => [
      [call("convert_file", { path: "clip.mp4", to: "docx" })],
      (asked) => [say(`That cannot be done: ${asked.last.error}`)],
    ],
    checks: () => [
      answers(/cannot|can't|not (possible|supported)/i, /avi|mov|mp3|gif/i),
      failed(/UNSUPPORTED/),
      wroteNothing("clip.mp4"),
    ],
  },
  {
    id: "conversion-zh-slides",
    subject: "conversion",
    language: "zh",
    agent: "file_agent",
    messages: () => ["写一个两页的演示文稿 计划.pptx：第一页“目标”，要点是“减少等待”；第二页“步骤”，要点是“先试点”。"],
    script: () => [
      [call("write_document", { path: "计划.pptx", content: "# 目标\n\n- 减少等待\n\n# 步骤\n\n- 先试点\n" })],
      (asked) => [say(`写好了 ${asked.at(0, "path")}。`)],
    ],
    checks: () => [
      made(/^计划\.pptx$/, holding(slidesText, "目标", "减少等待", "步骤", "先试点")),
      used("write_document"),
    ],
  },
  {
    id: "conversion-en-report-with-table",
    subject: "conversion",
    language: "en",
    agent: "file_agent",
    files: [fixture("people-en.csv", "people.csv")],
    messages: () => ["Write a one-page report.docx with the heading People and the table from people.csv."],
    script: () => [
      [call("convert_file", { path: "people.csv", to: "md" })],
      (asked) => [call("file_read", { path: asked.at(0, "path") })],
      (asked) => [call("write_document", { path: "report.docx", content: `# People\n\n${asked.at(1, "content")}` })],
      (asked) => [say(`It is in ${asked.at(2, "path")}.`)],
    ],
    checks: () => [made(/^report\.docx$/, holding(wordText, "People", "O'Neil", "Paris"))],
  },
];
