import { z } from "zod";
import type { ParseRequest } from "../../parsing/index.ts";
import { runChild } from "../run-child.ts";
import { LANGUAGES, type SyntaxLanguage } from "./detect-language.ts";
import { findPythonProblems } from "./find-python-problems.ts";

const problem = z.object({
  /** From 1. */
  line: z.number().int(),
  column: z.number().int(),
  end_line: z.number().int().nullable(),
  end_column: z.number().int().nullable(),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  suggestion: z.string().nullable(),
});

const answerSchema = z.array(z.array(problem));

export const syntaxReport = z.object({
  valid: z.boolean().describe("No file has an error"),
  files: z.array(
    z.object({ file: z.string(), language: z.enum(LANGUAGES), valid: z.boolean(), problems: z.array(problem) }),
  ),
});

export type SyntaxReport = z.infer<typeof syntaxReport>;

export type SqlDialect = "auto" | "sqlite" | "postgres";

/** A text to be checked, and the name it is shown under. */
export interface Source {
  file: string;
  language: SyntaxLanguage;
  text: string;
}

/** What each language's parser needs. */
const NEEDS: Record<SyntaxLanguage, { packages: string[]; allow?: ParseRequest["allow"] }> = {
  python: { packages: [] },
  javascript: { packages: ["oxc-parser"], allow: { addons: true } },
  jsx: { packages: ["oxc-parser"], allow: { addons: true } },
  typescript: { packages: ["oxc-parser"], allow: { addons: true } },
  tsx: { packages: ["oxc-parser"], allow: { addons: true } },
  shell: { packages: ["sh-syntax"] },
  sql: { packages: ["libpg-query", "sql.js"] },
  html: { packages: ["html-validate"], allow: { code_generation: true } },
  css: { packages: ["css-tree"] },
};

/** What is wrong with each of the texts, in their order; those of one language are parsed together. */
export async function checkSources(sources: Source[], dialect: SqlDialect, signal: AbortSignal): Promise<SyntaxReport> {
  const found = new Map<Source, z.output<typeof answerSchema>[number]>();
  for (const language of new Set(sources.map((source) => source.language))) {
    const group = sources.filter((source) => source.language === language);
    const problems = await problemsOf(language, group, dialect, signal);
    for (const [index, source] of group.entries()) found.set(source, problems[index] ?? []);
  }
  const files = sources.map((source) => {
    const problems = found.get(source) ?? [];
    return { file: source.file, language: source.language, valid: isValid(problems), problems };
  });
  return { valid: files.every(({ valid }) => valid), files };
}

const isValid = (problems: { severity: string }[]): boolean => problems.every(({ severity }) => severity !== "error");

async function problemsOf(
  language: SyntaxLanguage,
  group: Source[],
  dialect: SqlDialect,
  signal: AbortSignal,
): Promise<z.output<typeof answerSchema>> {
  const texts = group.map(({ text }) => text);
  const found = language === "python" ? await findPythonProblems(texts, signal) : [];
  // A text without mistakes needs no suggestions.
  if (language === "python" && found.every((problems) => problems.length === 0)) return found.map(() => []);
  const parts = texts.map((text, index) => ({ name: String(index), data: new TextEncoder().encode(text) }));
  const { value } = await runChild({
    script: "syntax.mjs",
    ...NEEDS[language],
    answer: answerSchema,
    options: { language, dialect, files: parts.map(({ name }) => name), found },
    parts,
    what: "The check",
    timeout_ms: 15_000,
    signal,
  });
  return value;
}
