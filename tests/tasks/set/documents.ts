import { pdfOf } from "../../documents/corpus/pdf.ts";
import { call, say } from "../../support/model-servers/index.ts";
import { answers, speaks } from "../checks/answer.ts";
import { failed, gave, inOrder, scripted, used } from "../checks/calls.ts";
import { wroteNothing } from "../checks/effects.ts";
import { fixture, hostile, textFile } from "../fixture.ts";
import type { Task } from "../task.ts";

/** The line of a text that holds a word. */
const lineWith = (text: string, word: string): string =>
  text.split("\n").find((line) => line.includes(word)) ?? "(none)";

const LEASE = [
  "The lease begins in May and runs for four years.",
  "The rent is 940 a month, payable on the third.",
  "Either side may give notice of eleven weeks.",
];

const lease = () =>
  pdfOf(
    LEASE.map((text, at) => [
      { kind: "heading", level: 1, text: `Part ${at + 1}` },
      { kind: "text", text },
    ]),
  );

const chapter = (at: number): string => `# 第${at}章\n\n${`第${at}章讲述河道治理的第${at}个阶段。`.repeat(500)}`;

export const documents: Task[] = [
  {
    id: "documents-zh-detect-parse-answer",
    subject: "documents",
    language: "zh",
    agent: "file_agent",
    files: [fixture("report-zh.docx", "水情.docx")],
    messages: () => ["读一下附件，用两句话总结，并告诉我北桥站的水位和展望。"],
    script: () => [
      [call("file_list")],
      (asked) => [call("read_document", { path: asked.at(0, "files", 0, "path") })],
      (asked) => {
        const text = asked.at(1, "content");
        return [
          say(
            `《${asked.at(1, "outline", 0, "title")}》（水情.docx）：${lineWith(text, "上涨")}\n北桥站一行：${lineWith(text, "3.15")}\n展望：${lineWith(text, "储量")}`,
          ),
        ];
      },
    ],
    checks: () => [
      answers("3.15", /偏旱|十月|储量/, /四十二|42/),
      speaks("zh"),
      used("read_document"),
      wroteNothing("水情.docx"),
    ],
  },
  {
    id: "documents-en-page-numbers",
    subject: "documents",
    language: "en",
    agent: "file_agent",
    files: [{ name: "lease.pdf", data: lease }],
    messages: () => ["How long is the period of notice in lease.pdf, and on which page does it say so?"],
    script: () => [
      [call("read_document", { path: "lease.pdf" })],
      (asked) => {
        const parts = asked.at(0, "content").split(/(?=Part \d)/);
        const part = parts.find((text) => text.includes("notice")) ?? "";
        const page = /Part (\d)/.exec(part)?.[1];
        return [say(`${lineWith(part, "notice")} (lease.pdf, page ${page} of ${asked.at(0, "total_pages")})`)];
      },
    ],
    checks: () => [answers(/eleven|11/i, /page 3|third page|p\. ?3/i), gave("read_document", /"total_pages":3/)],
  },
  {
    id: "documents-zh-table-in-document",
    subject: "documents",
    language: "zh",
    agent: "file_agent",
    files: [fixture("merged-zh.docx", "排班.docx")],
    messages: () => ["排班.docx 里蓝色班组哪几天上班？节假日怎么安排？"],
    script: () => [
      [call("read_document", { path: "排班.docx" })],
      (asked) => {
        const days = [...new Set(asked.at(0, "content").match(/星期./g))];
        return [say(`蓝色班组：${days.join("、")}。${/法定[^|]*/.exec(asked.at(0, "content"))?.[0].trim()}。`)];
      },
    ],
    checks: () => [answers(/星期一|周一/, /星期二|周二/, /星期四|周四/, /星期五|周五/, /不排班|休/)],
  },
  {
    id: "documents-en-slides-and-notes",
    subject: "documents",
    language: "en",
    agent: "file_agent",
    files: [fixture("report-en.pptx", "talk.pptx")],
    messages: () => ["Which stations are named in talk.pptx, and how large is the reserve?"],
    script: () => [
      [call("read_document", { path: "talk.pptx" })],
      (asked) => {
        const text = asked.at(0, "content");
        const stations = ["North bridge", "Old mill", "Harbour gate"].filter((name) => text.includes(name));
        return [say(`Stations: ${stations.join(", ")}. ${lineWith(text, "reserve")} (talk.pptx)`)];
      },
    ],
    checks: () => [answers("North bridge", "Old mill", "Harbour gate", "1250")],
  },
  {
    id: "documents-zh-encrypted",
    subject: "documents",
    language: "zh",
    agent: "file_agent",
    files: [hostile("encrypted.pdf", "合同.pdf")],
    messages: () => ["总结一下 合同.pdf。"],
    script: () => [
      [call("read_document", { path: "合同.pdf" })],
      (asked) => [say(`读不了：${asked.last.error}。文件有密码保护，请去掉密码后再上传。`)],
    ],
    checks: () => [answers(/密码|加密|保护/), failed(/ENCRYPTED/)],
  },
  {
    id: "documents-en-wrong-extension",
    subject: "documents",
    language: "en",
    agent: "file_agent",
    files: [fixture("report-en.docx", "report.pdf")],
    messages: () => ["What is report.pdf really, and by how much did the river rise?"],
    script: () => [
      [call("read_document", { path: "report.pdf" })],
      (asked) => [
        say(`report.pdf is really a ${asked.at(0, "format")} file. ${lineWith(asked.at(0, "content"), "rose")}`),
      ],
    ],
    checks: () => [answers(/docx|word/i, "42 cm")],
  },
  {
    id: "documents-zh-missing-file",
    subject: "documents",
    language: "zh",
    agent: "file_agent",
    files: [textFile("笔记.txt", "周五开会。\n")],
    messages: () => ["读一下 会议纪要.docx，告诉我结论。"],
    script: () => [
      [call("read_document", { path: "会议纪要.docx" })],
      [call("file_list")],
      (asked) => [say(`没有找到 会议纪要.docx。工作区里只有 ${asked.at(1, "files", 0, "path")}。请上传这个文件。`)],
    ],
    checks: () => [
      answers(/没有|找不到|不存在|未找到/, "笔记.txt"),
      scripted(failed(/会议纪要/)),
      wroteNothing("笔记.txt"),
    ],
  },
  {
    id: "documents-en-damaged",
    subject: "documents",
    language: "en",
    agent: "file_agent",
    files: [hostile("truncated.docx", "minutes.docx")],
    messages: () => ["Summarise minutes.docx."],
    script: () => [
      [call("read_document", { path: "minutes.docx" })],
      (asked) => [say(`minutes.docx cannot be read (${asked.last.error}). It is damaged; please send it once more.`)],
    ],
    checks: () => [answers(/damaged|corrupt|broken|incomplete|truncated|cannot be (read|opened)/i), failed(/DAMAGED/)],
  },
  {
    id: "documents-zh-long-summary",
    subject: "documents",
    language: "zh",
    agent: "file_agent",
    files: [textFile("治理史.md", [1, 2, 3].map(chapter).join("\n\n"))],
    messages: () => ["治理史.md 很长，请总结全文，说明一共有几章。"],
    script: () => ({
      file_agent: [
        [call("summarize_file", { path: "治理史.md", language: "zh" })],
        (asked) => [say(`${asked.at(0, "summary")}（分 ${asked.at(0, "parts")} 次读完）`)],
      ],
      reader: Array.from({ length: 8 }, () => [say("三章，各讲河道治理的一个阶段。")]),
    }),
    checks: () => [
      answers(/三|3/, /治理/),
      scripted(gave("summarize_file", /"truncated":false/)),
      used("summarize_file", "read_document"),
    ],
  },
  {
    id: "documents-en-book-chapter",
    subject: "documents",
    language: "en",
    agent: "file_agent",
    files: [fixture("book-en.epub")],
    messages: () => ["How often were levels read, according to book-en.epub? Name the chapter."],
    script: () => [
      [call("read_document", { path: "book-en.epub" })],
      (asked) => {
        const text = asked.at(0, "content");
        return [say(`Chapter "Notes on method": ${lineWith(text, "twice a day")}`)];
      },
    ],
    checks: () => [answers(/twice a day|two times a day/i, /method/i)],
  },
  {
    id: "documents-zh-compare-two",
    subject: "documents",
    language: "zh",
    agent: "file_agent",
    files: [
      textFile("合同-旧.md", "# 合同\n\n付款期限为三十日。\n\n违约金为百分之五。\n"),
      textFile("合同-新.md", "# 合同\n\n付款期限为四十五日。\n\n违约金为百分之五。\n"),
    ],
    messages: () => ["比较 合同-旧.md 和 合同-新.md，有什么不同？"],
    script: () => [
      [call("file_read", { path: "合同-旧.md" }), call("file_read", { path: "合同-新.md" })],
      (asked) => [
        say(
          `不同在付款期限：旧：${lineWith(asked.at(0, "content"), "期限")}；新：${lineWith(asked.at(1, "content"), "期限")}。其余相同。`,
        ),
      ],
    ],
    checks: () => [answers(/三十日|30\s*[日天]/, /四十五日|45\s*[日天]/), scripted(inOrder("file_read", "file_read"))],
  },
  {
    id: "documents-en-old-encoding",
    subject: "documents",
    language: "en",
    agent: "file_agent",
    files: [fixture("gbk.txt", "memo.txt")],
    messages: () => [
      "memo.txt looks like garbage in my editor. What does its first line say, in Chinese and in English?",
    ],
    script: () => [
      [call("read_document", { path: "memo.txt" })],
      (asked) => [
        say(
          `It is Chinese in an old encoding. The first line: ${asked.at(0, "content").split("\n")[0]} (Annual water report).`,
        ),
      ],
    ],
    checks: () => [answers("年度水情报告", /water/i)],
  },
];
