import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { HOSTILE_FILES, MISLABELLED } from "../../tests/documents/hostile-files.ts";
import { readCorpusFile } from "../../tests/documents/read-corpus.ts";
import { readDocument } from "./read-document.ts";

const signal = () => AbortSignal.timeout(30_000);
/** Far more than any of them takes; what needs a child's whole time is tried by `npm run documents:fidelity`. */
const PATIENCE_MS = 5_000;

describe("readDocument", () => {
  it.each([
    "report-zh.docx",
    "merged-en.docx",
    "details-zh.docx",
    "merged-zh.odt",
    "details-en.pptx",
    "gbk.rtf",
    "gbk.html",
    "two-pages.pdf",
    "book-zh.epub",
    "levels-zh.xlsx",
    "people-gbk.csv",
    "big5.txt",
  ])("finds every word, heading and row of %s", async (name) => {
    const { recall } = await readCorpusFile(name);
    expect(recall).toMatchObject({ found: recall.expected, kept: recall.structures });
  });

  it("says what a reader should know: merged cells, hidden sheets, pages without text, encodings", async () => {
    const notes = async (name: string) => (await readCorpusFile(name)).notes.join(" ");
    expect(await notes("levels-en.xlsx")).toMatch(/merged.*"Internal" is hidden/);
    expect(await notes("scanned.pdf")).toMatch(/No text on page 1, 2.*OCR/);
    expect(await notes("people-semicolon.csv")).toMatch(/separated by semicolon.*4 rows/);
    expect(await notes("gbk.txt")).toMatch(/was in gb18030/);
  });

  it("closes code with a fence that the code does not hold", async () => {
    const data = new TextEncoder().encode("a = 1\n````\n# Not a heading\n");
    const read = await readDocument(data, { name: "a.py", signal: signal() });
    expect(read.ok && read.document.sections[0]?.markdown).toMatch(/^`{5}python\n[\s\S]*\n`{5}$/);
  });

  it.each(MISLABELLED)("reads $name as $format and says so", async ({ name, format, data }) => {
    const read = await readDocument(await data(), { name, signal: signal() });
    expect(read).toMatchObject({ ok: true, document: { format } });
    expect(read.ok && read.document.notes.join()).toMatch(/mislabelled/);
  });

  it.each(HOSTILE_FILES.filter((file) => !file.is_slow))("refuses $name by name", async ({ name, data, codes }) => {
    const bytes = await data();
    const started = performance.now();
    const read = await readDocument(bytes, { name, signal: signal() });
    const elapsed = performance.now() - started;
    expect(codes).toContain(read.ok ? `read: ${JSON.stringify(read.document).slice(0, 200)}` : read.error.code);
    expect(elapsed).toBeLessThan(PATIENCE_MS);
  });

  it("reads a PDF from the page asked for, as far as asked", async () => {
    const data = await readFile("tests/fixtures/documents/two-pages.pdf");
    const second = await readDocument(data, { name: "a.pdf", from_page: 2, signal: signal() });
    expect(second).toMatchObject({ ok: true, document: { first: 2, total: 2, sections: [{ label: "page 2" }] } });
    const beginning = await readDocument(data, { name: "a.pdf", max_chars: 10, signal: signal() });
    expect(beginning.ok && beginning.document.sections.length).toBe(1);
    const none = await readDocument(data, { name: "a.pdf", from_page: 3, signal: signal() });
    expect(none).toMatchObject({
      ok: false,
      error: { code: "UNSUPPORTED", message: expect.stringContaining("2 pages") },
    });
  });
});
