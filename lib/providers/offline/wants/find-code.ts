import { findFences } from "./find-fences.ts";
import type { RunnableLanguage } from "./want.ts";

export interface CodeBlock {
  code: string;
  /** Undefined where it is in a language that cannot be run here. */
  language: RunnableLanguage | undefined;
  /** The block as it stands in the message, with its fence. */
  source: string;
}

const FENCE_LANGUAGES: Record<string, RunnableLanguage> = {
  python: "python",
  py: "python",
  python3: "python",
  javascript: "javascript",
  js: "javascript",
  mjs: "javascript",
  node: "javascript",
  typescript: "typescript",
  ts: "typescript",
};

/** Lines that are Python, or JavaScript, and hardly anything else. */
const PYTHON_LINE =
  /^\s*(?:(?:async )?def \w+\s*\(.*:\s*$|class \w+\s*(?:\(.*\))?:\s*$|for \w+(?:\s*,\s*\w+)* in \S.*:\s*\S?|while (?:True|\w+\s*[<>=!]).*:|print\s*\(.*\)\s*$)/;
const PYTHON_IMPORT = /^\s*(?:from [\w.]+ )?import [\w.*]+(?:\s+as \w+|\s*,\s*[\w.]+)*\s*$/;
const SCRIPT_LINE =
  /^\s*(?:console\.\w+\s*\(|(?:export )?(?:const|let|var)\s+[\w[{].*=|(?:export )?(?:async )?function\s*\*?\s*\w*\s*\(|(?:import|export)\s.*from\s+["']|(?:export )?(?:interface|enum|type)\s+\w+.*[={]|for\s*\((?:const|let|var)\b|(?:if|while|for|switch)\s*\(.*\)\s*\{)/;
const TYPED = /:\s*(?:string|number|boolean|unknown|void|any)\b|^\s*(?:export )?(?:interface|type|enum)\s+\w+/m;
/** A line that may stand between or around lines of code without being recognised by itself. */
const CODE_LIKE =
  /^\s*$|^\s+\S|^\s*[)}\]]|^\s*(?:#|\/\/|@)|^[\w.[\]"',]+ *(?:[-+*/%|&]?=|=>)\s*\S|^[\w.]+\(.*\)\s*;?\s*$|[;{}]\s*$|^(?:if|elif|with|while|except)\b.*:\s*$|^(?:else|try|finally):/;
const PROSE = /[\u3400-\u9fff]{4}/;
/** Enough of a line to know what it is; the patterns are not run over more. */
const MAX_LOOK = 300;

const look = (line: string): string => line.slice(0, MAX_LOOK);
const isPython = (line: string): boolean => PYTHON_LINE.test(look(line)) || PYTHON_IMPORT.test(look(line));
const isScript = (line: string): boolean => SCRIPT_LINE.test(look(line));

/** Blocks of code in a message: fenced ones, or else the pasted lines that look like code. */
export function findCode(text: string): CodeBlock[] {
  const fences = findFences(text);
  if (fences.length === 0) return findPasted(text);
  return fences
    .filter(({ code }) => code.trim() !== "")
    .map(({ name, code, source }) => ({
      code,
      source,
      language: FENCE_LANGUAGES[name] ?? (name === "" ? guessLanguage(code) : undefined),
    }));
}

function guessLanguage(code: string): RunnableLanguage | undefined {
  const lines = code.split("\n");
  const python = lines.filter(isPython).length;
  const script = lines.filter(isScript).length;
  if (python === 0 && script === 0) return undefined;
  if (python >= script) return "python";
  return TYPED.test(code) ? "typescript" : "javascript";
}

function findPasted(text: string): CodeBlock[] {
  const lines = text.split("\n");
  let first = lines.findIndex((line) => isPython(line) || isScript(line));
  if (first < 0) return findInline(text);
  let last = lines.findLastIndex((line) => isPython(line) || isScript(line));
  while (first > 0 && isBridge(lines[first - 1])) first--;
  while (last < lines.length - 1 && isBridge(lines[last + 1])) last++;
  const source = lines.slice(first, last + 1).join("\n");
  const code = source.replace(/^\n+/, "").trimEnd();
  const language = guessLanguage(code);
  // "import goods" alone is a sentence.
  const isSentence = !code.includes("\n") && PYTHON_IMPORT.test(look(code));
  return language && !isSentence ? [{ code, language, source }] : [];
}

const isBridge = (line: string | undefined): boolean => {
  if (line === undefined) return false;
  const start = look(line);
  return CODE_LIKE.test(start) && !PROSE.test(start.replace(/["'#/].*/, ""));
};

/** One statement in back-ticks, or after a colon at the end of a line. */
const INLINE = /`([^`\n]{1,300})`|[:：]\s{0,10}((?:print|console\.log)\s?\([^\n]{0,300}\)\s?;?)$/m;

function findInline(text: string): CodeBlock[] {
  const match = INLINE.exec(text.slice(0, 20_000));
  const code = (match?.[1] ?? match?.[2] ?? "").trim();
  const language = code ? guessLanguage(code) : undefined;
  return match && language ? [{ code, language, source: match[0] }] : [];
}
