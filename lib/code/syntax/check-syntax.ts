import type { WorkspaceRef } from "../../workspace/index.ts";
import { CodeFailure, type CodeOutcome, outcomeOf } from "../outcome.ts";
import { readText } from "../text/read-text.ts";
import { checkSources, type Source, type SqlDialect, type SyntaxReport } from "./check-sources.ts";
import { detectLanguage, type SyntaxLanguage } from "./detect-language.ts";

export interface SyntaxCheck {
  code?: string | undefined;
  files?: string[] | undefined;
  language?: SyntaxLanguage | undefined;
  dialect: SqlDialect;
}

/** The name under which a text without a file is shown. */
const SNIPPET = "snippet";

/** Checks a text, or files of a workspace, each by the parser of its language, without running anything. */
export const checkSyntax = (
  ref: WorkspaceRef,
  check: SyntaxCheck,
  signal: AbortSignal,
): Promise<CodeOutcome<SyntaxReport>> =>
  outcomeOf(async () => checkSources(await sourcesOf(ref, check), check.dialect, signal));

async function sourcesOf(ref: WorkspaceRef, { code, files = [], language }: SyntaxCheck): Promise<Source[]> {
  const texts: { file: string; path: string | null; text: string }[] = [];
  if (code !== undefined) texts.push({ file: SNIPPET, path: null, text: code });
  for (const path of files) texts.push({ file: path, path, text: (await readText(ref, path)).text });
  if (texts.length === 0) throw new CodeFailure("INVALID_INPUT", "Give `code` or `files`.");
  return texts.map(({ file, path, text }) => {
    const known = language ?? detectLanguage(path, text);
    if (known) return { file, language: known, text };
    throw new CodeFailure("UNKNOWN_LANGUAGE", `The language of ${file} is not clear. Give \`language\`.`);
  });
}
