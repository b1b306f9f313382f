import { call, say } from "../../support/model-servers/index.ts";
import { answers, speaks } from "../checks/answer.ts";
import { answeredBy, gave, inOrder, scripted, used } from "../checks/calls.ts";
import { holding, made } from "../checks/files.ts";
import { textOf } from "../checks/read-files.ts";
import type { Task } from "../task.ts";

const PRIMES = `def primes(limit):
    sieve = [True] * (limit + 1)
    for n in range(2, int(limit ** 0.5) + 1):
        if sieve[n]:
            sieve[n * n::n] = [False] * len(sieve[n * n::n])
    return [n for n in range(2, limit + 1) if sieve[n]]

print(sum(primes(2000)))
`;

const ROMAN = `function roman(n) {
  const parts = [[1000,"M"],[900,"CM"],[500,"D"],[400,"CD"],[100,"C"],[90,"XC"],[50,"L"],[40,"XL"],[10,"X"],[9,"IX"],[5,"V"],[4,"IV"],[1,"I"]];
  let text = "";
  for (const [value, sign] of parts) while (n >= value) { text += sign; n -= value; }
  return text;
}
console.log(roman(2994));
`;

const RUNNERS = ["python_executor", "javascript_executor", "shell_executor"];

export const coding: Task[] = [
  {
    id: "coding-zh-generate-check-run",
    subject: "coding",
    language: "zh",
    agent: "coding_agent",
    messages: () => [
      "写一段 Python 代码，求 2000 以内（含 2000）所有素数的和。写好后先检查语法，再运行，告诉我结果，并解释做法、给一条改进建议。",
    ],
    script: () => [
      [call("check_syntax", { code: PRIMES, language: "python" })],
      (asked) => (asked.at(0, "valid") === "true" ? [call("python_executor", { code: PRIMES })] : [say("语法不对")]),
      (asked) => [
        say(
          `结果是 ${asked.at(1, "stdout")}。\n\n\`\`\`python\n${PRIMES}\`\`\`\n做法：用筛法逐个划去合数。建议：上限很大时改用分段筛。`,
        ),
      ],
    ],
    checks: () => [
      answers("277050", /筛|素数|质数/, /建议|改进|可以|优化/),
      speaks("zh"),
      gave(RUNNERS, /277050/),
      scripted(inOrder("check_syntax", "python_executor")),
    ],
  },
  {
    id: "coding-en-generate-check-run",
    subject: "coding",
    language: "en",
    agent: "coding_agent",
    messages: () => [
      "Write a JavaScript function that turns a number into Roman numerals. Check the syntax, run it for 2994, explain how it works and suggest one improvement.",
    ],
    script: () => [
      [call("check_syntax", { code: ROMAN, language: "javascript" })],
      (asked) =>
        asked.at(0, "valid") === "true" ? [call("javascript_executor", { code: ROMAN })] : [say("It has an error.")],
      (asked) => [
        say(
          `It prints ${asked.at(1, "stdout")}.\n\n\`\`\`js\n${ROMAN}\`\`\`\nThe largest value that fits is taken off again and again. I suggest to refuse numbers below 1.`,
        ),
      ],
    ],
    checks: () => [
      answers("MMCMXCIV", /suggest|improve|could|consider/i),
      speaks("en"),
      gave(RUNNERS, /MMCMXCIV/),
      scripted(inOrder("check_syntax", "javascript_executor")),
    ],
  },
  {
    id: "coding-zh-big-number",
    subject: "coding",
    language: "zh",
    agent: "coding_agent",
    messages: () => ["2 的 200 次方等于多少？要精确的每一位。"],
    script: () => [
      [call("math_calculator", { expressions: ["2^200"] })],
      (asked) => [say(`2 的 200 次方是 ${asked.at(0, "results", 0, "result")}。`)],
    ],
    checks: () => [
      answers("1606938044258990275541962092341162602522202993782792835301376"),
      used("math_calculator", ...RUNNERS),
    ],
  },
  {
    id: "coding-en-units",
    subject: "coding",
    language: "en",
    agent: "coding_agent",
    messages: () => ["How many kilometres per hour are 37 knots? Two decimals, please, and compute it exactly."],
    script: () => [
      [call("math_calculator", { expressions: ["round(37 * 1.852, 2)"] })],
      (asked) => [say(`37 knots are ${asked.at(0, "results", 0, "result")} km/h.`)],
    ],
    checks: () => [answers("68.52"), used("math_calculator", ...RUNNERS)],
  },
  {
    id: "coding-zh-routed-program",
    subject: "coding",
    language: "zh",
    messages: () => [
      "运行这段 Python 代码，告诉我它打印什么：\n```python\nprint(sorted('芙蓉镇abcCBA')[3:6], sum(i*i for i in range(50)))\n```",
    ],
    script: () => [
      [call("python_executor", { code: "print(sorted('芙蓉镇abcCBA')[3:6], sum(i*i for i in range(50)))" })],
      (asked) => [say(`它打印：\n\`\`\`\n${asked.at(0, "stdout")}\n\`\`\``)],
    ],
    checks: () => [answers("40425", "['a', 'b', 'c']"), answeredBy("coding_agent"), gave(RUNNERS, /40425/)],
  },
  {
    id: "coding-en-write-file",
    subject: "coding",
    language: "en",
    agent: "coding_agent",
    messages: () => [
      "Make a file squares.csv with a header line n,square and one line for each n from 1 to 12, by running a program. Then tell me the sum of the squares.",
    ],
    script: () => [
      [
        call("python_executor", {
          code: "rows = [(n, n * n) for n in range(1, 13)]\nwith open('squares.csv', 'w') as out:\n    out.write('n,square\\n')\n    out.writelines(f'{n},{s}\\n' for n, s in rows)\nprint(sum(s for _, s in rows))",
        }),
      ],
      (asked) => [say(`I wrote ${asked.at(0, "files", 0)}. The sum of the squares is ${asked.at(0, "stdout")}.`)],
    ],
    checks: () => [
      answers("650", "squares.csv"),
      made(/^squares\.csv$/, holding(textOf, /^n,square\r?\n1,1\r?\n2,4\r?\n/, /12,144\s*$/)),
    ],
  },
  {
    id: "coding-zh-project-with-tests",
    subject: "coding",
    language: "zh",
    agent: "coding_agent",
    messages: () => ["新建一个名叫 word-count 的 Python 项目，带测试，并真正跑一遍测试，告诉我通过了几个。"],
    script: () => [
      [call("init_project", { template: "python", name: "word-count" })],
      [call("run_tests", { paths: ["word-count"] })],
      (asked) => [
        say(
          `项目在 ${asked.at(0, "folder")} 里。测试共 ${asked.at(1, "total")} 个，通过 ${asked.at(1, "passed")} 个，失败 ${asked.at(1, "failed")} 个。`,
        ),
      ],
    ],
    checks: () => [
      answers(/通过|passed/),
      gave("run_tests", /"passed":[1-9]/, /"failed":0/),
      made(/test.*\.py$/, holding(textOf, /def test|class \w+/)),
    ],
  },
  {
    id: "coding-en-shell-pipeline",
    subject: "coding",
    language: "en",
    agent: "coding_agent",
    files: [{ name: "access.log", data: () => Buffer.from(accessLog()) }],
    messages: () => ["Which address is most frequent in access.log, and how often does it occur?"],
    script: () => [
      [call("shell_executor", { command: "cut -d' ' -f1 access.log | sort | uniq -c | sort -rn | head -n 1" })],
      (asked) => [say(`The most frequent address with its count: ${asked.at(0, "stdout").trim()}.`)],
    ],
    checks: () => [answers("10.0.0.7", "41"), used(...RUNNERS, "sql_executor")],
  },
];

/** 41 lines of one address between 60 of twelve others. */
function accessLog(): string {
  const often = Array.from({ length: 41 }, (_, at) => `10.0.0.7 GET /${at}`);
  const others = Array.from({ length: 60 }, (_, at) => `10.0.1.${at % 12} GET /${at}`);
  return `${[...often, ...others].toSorted((a, b) => (a.slice(9) < b.slice(9) ? -1 : 1)).join("\n")}\n`;
}
