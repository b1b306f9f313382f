import type { Phrase } from "../language.ts";
import { errorText, type ToolOutcome, textField } from "../tool-outcome.ts";
import { codeBlock, excerpt } from "./quote.ts";

const MAX_OUTPUT = 4000;

/** Errors a beginner meets, in words. The first pattern that matches the last lines of the error output. */
const EXPLANATIONS: [RegExp, string, string][] = [
  [
    /TIMEOUT|TimeoutError|timed out/i,
    "程序运行时间超过了上限，可能有死循环。",
    "The program ran longer than it may; it probably never ends.",
  ],
  [/MEMORY_LIMIT|MemoryError|out of memory/i, "程序用的内存超过了上限。", "The program used more memory than it may."],
  [/OUTPUT_LIMIT/, "程序的输出超过了上限。", "The program printed more than it may."],
  [
    /SANDBOX_DENIED|PermissionError/,
    "沙箱不允许这个操作：代码不能访问主机、网络或其他进程。",
    "The sandbox does not allow this: code cannot reach the host, the network or other processes.",
  ],
  [/ZeroDivisionError/, "除数是零。", "Something was divided by zero."],
  [
    /ModuleNotFoundError|Cannot find (?:module|package)/,
    "这个模块在沙箱里没有。",
    "This module does not exist in the sandbox.",
  ],
  [/IndentationError/, "缩进不对。", "The indentation is wrong."],
  [/SyntaxError/, "代码有语法错误。", "The code has a syntax error."],
  [/NameError|ReferenceError|is not defined/, "用到了没有定义的名字。", "A name is used that is not defined."],
  [/TypeError/, "类型不符合要求。", "A value has the wrong type."],
  [/IndexError|KeyError/, "下标或键不存在。", "An index or key does not exist."],
  [/ValueError/, "值不合适。", "A value is not suitable."],
];

/** The formula of a program that this assistant wrote itself. */
const OWN_FORMULA = /^(?:import math\n\n)?result = (.+)\nprint\(result if /;

export function describeCode({ input, result, text, error }: ToolOutcome, say: Phrase): string {
  const stdout = textField(result, "stdout", "output") || text;
  const problem = errorText(result.error) ?? error;
  const stderr = textField(result, "stderr");
  const code = Number(result.return_code ?? result.exit_code ?? 0);
  const failed = problem !== undefined || code !== 0;
  return [
    stdout ? output(stdout, failed, OWN_FORMULA.exec(textField(input, "code"))?.[1], say) : "",
    failed ? failure(problem, stderr, say) : "",
    !stdout && !failed ? nothing(stderr, say) : "",
    warnings(failed, stdout, stderr, say),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function output(stdout: string, failed: boolean, formula: string | undefined, say: Phrase): string {
  const line = stdout.trim();
  // A single short value reads better as a sentence.
  if (!failed && line.length <= 80 && !/[\n`]/.test(line))
    return `${say("结果：", "Result: ")}${formula ? `\`${formula}\` = ` : ""}**\`${line}\`**`;
  const { text, is_cut } = excerpt(stdout, MAX_OUTPUT);
  const heading = failed ? say("出错之前的输出：", "Output before the error:") : say("输出：", "Output:");
  return `${heading}\n\n${codeBlock(text)}${is_cut ? `\n\n${say("（输出很长，这里只显示开头。）", "(The output is long; this is its beginning.)")}` : ""}`;
}

function failure(problem: string | undefined, stderr: string, say: Phrase): string {
  const told =
    problem && !stderr.includes(problem) ? `${stderr.trimEnd()}\n${problem}`.trim() : stderr.trim() || problem || "";
  const tail = told.split("\n").slice(-12).join("\n");
  const known = EXPLANATIONS.find(([pattern]) => pattern.test(tail));
  const heading = say("运行出错。", "The program failed. ");
  return `${heading}${known ? say(known[1], known[2]) : ""}\n\n${codeBlock(excerpt(tail, MAX_OUTPUT).text)}`;
}

const nothing = (stderr: string, say: Phrase): string =>
  stderr
    ? ""
    : say(
        "代码运行完毕，没有输出。用 `print(...)` 或 `console.log(...)` 可以显示结果。",
        "The code ran and printed nothing. Use `print(...)` or `console.log(...)` to see a result.",
      );

const warnings = (failed: boolean, stdout: string, stderr: string, say: Phrase): string =>
  !failed && stderr.trim()
    ? `${stdout ? say("错误输出：", "Error output:") : say("代码运行完毕，只有错误输出：", "The code ran and wrote only to the error output:")}\n\n${codeBlock(excerpt(stderr, MAX_OUTPUT).text)}`
    : "";
