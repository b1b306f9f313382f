// Checks the syntax of texts that nobody has to trust, each by the parser of its language.
import { serve } from "../../parsing/child/serve.mjs";
import { suggest } from "./syntax/suggest.mjs";

const MAX_PROBLEMS = 50;
const decoder = new TextDecoder();

/** Only the parser that is needed is loaded. */
async function checkerOf(language, dialect) {
  switch (language) {
    case "shell":
      return (await import("./syntax/shell.mjs")).checkShell;
    case "sql": {
      const { checkSql } = await import("./syntax/sql.mjs");
      return (source) => checkSql(source, dialect);
    }
    case "html":
      return (await import("./syntax/html.mjs")).checkHtml;
    case "css":
      return (await import("./syntax/css.mjs")).checkCss;
    case "python":
      return null;
    default: {
      const { checkJavascript } = await import("./syntax/javascript.mjs");
      return (source) => checkJavascript(source, language);
    }
  }
}

await serve(async ({ options, parts }) => {
  const { language, dialect, files, found } = options;
  const check = await checkerOf(language, dialect);
  const checked = [];
  for (const [index, name] of files.entries()) {
    const source = decoder.decode(parts.get(name));
    // Python is parsed by Python, in the sandbox; what it found only gets its suggestions here.
    const problems = check ? await check(source) : found[index];
    checked.push(problems.slice(0, MAX_PROBLEMS).map((problem) => located(problem, source, language)));
  }
  return { value: checked };
});

function located(problem, source, language) {
  const { line, column } = problem.line === undefined ? placeOf(source, problem.offset) : problem;
  const end = problem.end === undefined ? null : placeOf(source, problem.end);
  const text = source.split("\n")[line - 1] ?? "";
  return {
    line,
    column,
    end_line: end?.line ?? problem.end_line ?? null,
    end_column: end?.column ?? problem.end_column ?? null,
    severity: problem.severity,
    message: problem.message.slice(0, 500),
    suggestion: suggest(problem, language, text, column),
  };
}

function placeOf(source, offset) {
  const before = source.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
