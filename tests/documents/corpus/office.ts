import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What LibreOffice reads of the corpus, and as what it writes it. */
const PLANS: { sources: string[]; as: string[]; reads?: string }[] = [
  {
    sources: ["report-zh.html", "report-en.html", "merged-en.html"],
    as: ["docx:MS Word 2007 XML", "odt:writer8", "rtf:Rich Text Format", "pdf:writer_pdf_Export"],
    reads: "HTML (StarWriter)",
  },
  { sources: ["levels-en.xlsx", "levels-zh.xlsx"], as: ["xlsx", "ods", "xls"] },
  { sources: ["report-en.pptx", "details-zh.pptx"], as: ["pptx"] },
];

/**
 * Contents of the corpus in `folder` as other people's office programs write them: no reader is judged by our own writers
 * alone. Needs LibreOffice (`soffice`) on the machine that makes the corpus; what it made is committed.
 */
export async function writtenByOffice(folder: string): Promise<{ name: string; data: Buffer; expected: string }[]> {
  const home = await mkdtemp(path.join(tmpdir(), "alma-office-"));
  const files = [];
  try {
    for (const { sources, as, reads } of PLANS) {
      for (const source of sources) await copyFile(path.join(folder, source), path.join(home, `office-${source}`));
      for (const kind of as) {
        const made = path.join(home, "made");
        const input = sources.map((source) => path.join(home, `office-${source}`));
        const infilter = reads ? [`--infilter=${reads}`] : [];
        const args = ["--headless", ...infilter, "--convert-to", kind, "--outdir", made, ...input];
        await run("soffice", args, { env: { ...process.env, HOME: home }, timeout: 120_000 });
        for (const name of await readdir(made)) {
          const expected = await expectedOf(folder, name, sources);
          files.push({ name, data: await readFile(path.join(made, name)), expected });
        }
        await rm(made, { recursive: true });
      }
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  return files;
}

/** What its source holds; a PDF has no marks of headings and tables. */
async function expectedOf(folder: string, name: string, sources: string[]): Promise<string> {
  const { name: stem, ext } = path.parse(name.replace("office-", ""));
  const source = ext === ".pdf" ? `${stem}.pdf` : sources.find((each) => path.parse(each).name === stem);
  return (await readFile(path.join(folder, `${source}.expected.md`), "utf8")).trimEnd();
}
