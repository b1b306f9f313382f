import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { CodeLanguage } from "../../lib/sandbox/index.ts";

const FOLDER = new URL("./programs/", import.meta.url);
const LANGUAGE_OF: Record<string, CodeLanguage> = { py: "python", js: "javascript", ts: "typescript", sh: "shell" };

/** One program of the corpus and what its reference interpreter printed. */
export interface Program {
  /** `python/json-errors.py` */
  name: string;
  language: CodeLanguage;
  /** What it is about: a module, a feature, a family of tools. */
  topic: string;
  source: string;
  /** Null before it was recorded. */
  expected: string | null;
  /** Where its expected outcome is kept. */
  expectedFile: URL;
  /** Where the outcome in a driver is kept that is known to have another. */
  knownFile: (driver: string) => URL;
}

/** What a program did, as far as it is compared. */
export interface Ending {
  stdout: string;
  stderr: string;
  return_code: number;
  /** Name of the sandbox's limit or refusal, if one ended it. */
  limit?: string | undefined;
}

/** All programs, in the order of their names. */
export function loadPrograms(): Program[] {
  return ["python", "javascript", "shell"].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, FOLDER))
      .filter((file) => !file.endsWith(".out"))
      .sort()
      .map((file) => loadProgram(folder, file)),
  );
}

function loadProgram(folder: string, file: string): Program {
  const [base = "", extension = ""] = file.split(/\.(?=[a-z]+$)/);
  const language = LANGUAGE_OF[extension];
  if (!language) throw new Error(`${folder}/${file} is of no known language`);
  const expectedFile = new URL(`${folder}/${base}.out`, FOLDER);
  return {
    name: `${folder}/${file}`,
    language,
    topic: base.split("-")[0] ?? base,
    source: readFileSync(new URL(`${folder}/${file}`, FOLDER), "utf8"),
    expected: existsSync(expectedFile) ? readFileSync(expectedFile, "utf8") : null,
    expectedFile,
    knownFile: (driver) => new URL(`${folder}/${base}.${driver}.out`, FOLDER),
  };
}

/** Everything that is compared: what was printed and, where a program failed, its exit code and the type of its error. */
export function describeEnding(language: CodeLanguage, { stdout, stderr, return_code, limit }: Ending): string {
  if (return_code === 0 && !limit) return stdout;
  const reason = limit ?? errorType(language, stderr);
  const gap = stdout === "" || stdout.endsWith("\n") ? "" : "\n";
  return `${stdout}${gap}--- exit ${return_code}${reason ? ` ${reason}` : ""}\n`;
}

function errorType(language: CodeLanguage, stderr: string): string | undefined {
  if (language === "shell") return undefined;
  if (language !== "python") return /^(?:Uncaught )?(\w*(?:Error|Exception))\b/m.exec(stderr)?.[1];
  if (!/^(Traceback| {2}File )/m.test(stderr)) return undefined;
  // What the sandbox adds about a package that was not fetched is no error of the program's.
  const own = stderr.replace(/^PACKAGE_MISSING:.*$/gm, "");
  return [...own.matchAll(/^(?:[A-Za-z_][\w.]*\.)?([A-Za-z]\w*)(?::.*)?$/gm)].at(-1)?.[1];
}
