// Makes tests/fixtures/documents: `node tests/documents/corpus/make.ts`; with `--office` also what LibreOffice writes, which
// must be installed. The files are committed, so that a change of what makes them cannot hide a change of what reads them.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Block, type Content, contents, expectedOf } from "./content.ts";
import { docxOf } from "./docx.ts";
import { encoderFor, utf16 } from "./encode.ts";
import { odtOf } from "./odt.ts";
import { writtenByOffice } from "./office.ts";
import { epubOf, pageOf } from "./pages.ts";
import { pdfOf, scannedPdf } from "./pdf.ts";
import { pptxOf } from "./pptx.ts";
import { asBytes, rtfOf } from "./rtf.ts";
import { ROWS, separated, tableText, workbookOf } from "./sheets.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../fixtures/documents");

interface CorpusFile {
  name: string;
  data: Uint8Array | string;
  expected: string;
}

const SPOKEN = "Speak slowly here";
const gbk = encoderFor("gbk");
const big5 = encoderFor("big5");

/** Word processors, pages and slides hold all of every content. */
async function richFiles({ name, blocks }: Content): Promise<CorpusFile[]> {
  const expected = expectedOf(blocks);
  return [
    { name: `${name}.docx`, data: await docxOf(blocks), expected },
    { name: `${name}.odt`, data: await odtOf(blocks), expected },
    { name: `${name}.rtf`, data: rtfOf(blocks), expected },
    { name: `${name}.html`, data: pageOf(blocks, "utf-8"), expected },
    { name: `${name}.pdf`, data: await pdfOf([blocks]), expected: withoutMarks(expected) },
    { name: `${name}.pptx`, data: await pptxOf(blocks, SPOKEN), expected: `${withoutMarks(expected)}\n${SPOKEN}` },
  ];
}

/** Pages and slides have no levels of headings, and a PDF no tables: their words count. */
const withoutMarks = (expected: string): string =>
  expected
    .replace(/^(#+|-|\|) /gm, "")
    .replaceAll(" | ", " ")
    .replaceAll(" |", "");

const blocksOf = (name: string): Block[] => contents.find((content) => content.name === name)?.blocks ?? [];

async function otherFiles(): Promise<CorpusFile[]> {
  const zh = blocksOf("report-zh");
  const en = blocksOf("report-en");
  const books = ["zh", "en"].map((language) => contents.filter(({ name }) => name.endsWith(language)));
  const chapters = (content: Content[]) => content.map(({ blocks }) => expectedOf(blocks)).join("\n");
  const text = withoutMarks(expectedOf(zh));
  return [
    { name: "gbk.html", data: gbk(pageOf(zh, "gb2312")), expected: expectedOf(zh) },
    { name: "gbk.rtf", data: rtfOf(zh, asBytes(gbk)), expected: expectedOf(zh) },
    {
      name: "two-pages.pdf",
      data: await pdfOf([zh, en]),
      expected: withoutMarks(`${expectedOf(zh)}\n${expectedOf(en)}`),
    },
    { name: "scanned.pdf", data: await scannedPdf(2), expected: "" },
    ...(await Promise.all(
      books.map(async (book, at) => ({
        name: `book-${at === 0 ? "zh" : "en"}.epub`,
        data: await epubOf("Book", book),
        expected: chapters(book),
      })),
    )),
    { name: "plain.txt", data: text, expected: text },
    { name: "gbk.txt", data: gbk(text), expected: text },
    { name: "utf16.txt", data: utf16(text), expected: text },
    {
      name: "big5.txt",
      data: big5("水文年報與展望：本年度河川水位上漲，預計十月回落。監測站點共有三處。"),
      expected: "水文年報與展望：本年度河川水位上漲，預計十月回落。監測站點共有三處。",
    },
    { name: "report.md", data: expectedOf(en), expected: expectedOf(en) },
    {
      name: "program.py",
      data: "def double(level):\n    return level * 2\n",
      expected: "```python\ndef double(level):\n    return level * 2\n```",
    },
    {
      name: "settings.json",
      data: '{ "station": "北桥站", "limit": 4.2 }\n',
      expected: '{ "station": "北桥站", "limit": 4.2 }',
    },
  ];
}

function tables(): CorpusFile[] {
  const book = (language: "en" | "zh", kind: "xlsx" | "xls" | "ods"): CorpusFile => ({
    name: `levels-${language}.${kind}`,
    ...workbookOf(language, kind),
  });
  return [
    book("en", "xlsx"),
    book("zh", "xlsx"),
    book("zh", "xls"),
    book("en", "ods"),
    { name: "people-en.csv", data: separated(ROWS.en, ","), expected: tableText(ROWS.en) },
    { name: "people-zh.csv", data: separated(ROWS.zh, ","), expected: tableText(ROWS.zh) },
    { name: "people-gbk.csv", data: gbk(separated(ROWS.zh, ",")), expected: tableText(ROWS.zh) },
    { name: "people-semicolon.csv", data: separated(ROWS.en, ";"), expected: tableText(ROWS.en) },
    { name: "people-utf16.csv", data: utf16(separated(ROWS.zh, "\t")), expected: tableText(ROWS.zh) },
    { name: "people.tsv", data: separated(ROWS.en, "\t"), expected: tableText(ROWS.en) },
  ];
}

async function save(files: CorpusFile[]): Promise<void> {
  for (const { name, data, expected } of files) {
    await writeFile(path.join(FOLDER, name), data);
    await writeFile(path.join(FOLDER, `${name}.expected.md`), `${expected}\n`);
  }
  console.log(`${files.length} files in ${FOLDER}`);
}

const withOffice = process.argv.includes("--office");
await mkdir(FOLDER, { recursive: true });
for (const name of await readdir(FOLDER)) {
  if (withOffice || !name.startsWith("office-")) await rm(path.join(FOLDER, name));
}
await save([...(await Promise.all(contents.map(richFiles))).flat(), ...(await otherFiles()), ...tables()]);
if (withOffice) await save(await writtenByOffice(FOLDER));
