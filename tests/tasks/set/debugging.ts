import { call, say } from "../../support/model-servers/index.ts";
import { answers } from "../checks/answer.ts";
import { failed, gave, scripted, used } from "../checks/calls.ts";
import { holding, made } from "../checks/files.ts";
import { textOf } from "../checks/read-files.ts";
import { textFile as file } from "../fixture.ts";
import type { Task } from "../task.ts";

const RUNNERS = ["python_executor", "javascript_executor", "shell_executor"];

export const debugging: Task[] = [
  {
    id: "debugging-zh-syntax-error",
    subject: "debugging",
    language: "zh",
    agent: "coding_agent",
    files: [file("area.py", "def area(w, h:\n    return w * h\n\nprint('面积', area(12, 34))\n")],
    messages: () => ["area.py 跑不起来。找出语法错误，改好这个文件，再运行它，告诉我输出。"],
    script: () => [
      [call("check_syntax", { files: ["area.py"] })],
      [call("edit_file", { path: "area.py", old_text: "(w, h:", new_text: "(w, h):" })],
      [call("shell_executor", { command: "python3 area.py" })],
      (asked) => [
        say(
          `第 ${asked.at(0, "files", 0, "problems", 0, "line")} 行少了右括号，已经改好。输出是：${asked.at(2, "stdout")}`,
        ),
      ],
    ],
    checks: () => [
      answers("408", /括号|语法/),
      made(/^area\.py$/, holding(textOf, /def area\(w, h\):/)),
      scripted(gave("check_syntax", /"valid":false/)),
      used(...RUNNERS),
    ],
  },
  {
    id: "debugging-en-corrected-by-next-call",
    subject: "debugging",
    language: "en",
    agent: "coding_agent",
    files: [
      file("scores.json", JSON.stringify([{ name: "Ann", points: 31 }, { name: "Bo" }, { name: "Cy", points: 28 }])),
    ],
    messages: () => ["Add up the points in scores.json with Python. Somebody may have none; name them."],
    script: () => [
      [call("python_executor", { code: "import json\nrows = json.load(open('scores.json')\nprint(rows)" })],
      [
        call("python_executor", {
          code: "import json\nprint(sum(r['points'] for r in json.load(open('scores.json'))))",
        }),
      ],
      [
        call("python_executor", {
          code: "import json\nrows = json.load(open('scores.json'))\nprint(sum(r.get('points', 0) for r in rows), [r['name'] for r in rows if 'points' not in r])",
        }),
      ],
      (asked) => [
        say(`Sum and people without points: ${asked.at(2, "stdout")}. ${asked.results[1]?.error} came first.`),
      ],
    ],
    checks: () => [
      answers("59", "Bo"),
      scripted(failed(/SyntaxError/)),
      scripted(failed(/KeyError: 'points'/)),
      used(...RUNNERS, "sql_executor"),
    ],
  },
  {
    id: "debugging-zh-failing-test",
    subject: "debugging",
    language: "zh",
    agent: "coding_agent",
    files: [
      file("discount.py", "def price(total):\n    if total > 100:\n        return total * 0.9\n    return total\n"),
      file(
        "test_discount.py",
        "from discount import price\n\ndef test_below():\n    assert price(99) == 99\n\ndef test_limit():\n    assert price(100) == 90\n",
      ),
    ],
    messages: () => [
      "运行工作区里的测试。有一个不通过：满 100 就该打九折。改 discount.py（不要改测试），直到全部通过。",
    ],
    script: () => [
      [call("run_tests", {})],
      [call("edit_file", { path: "discount.py", old_text: "total > 100", new_text: "total >= 100" })],
      [call("run_tests", {})],
      (asked) => [
        say(
          `原来失败 ${asked.at(0, "failed")} 个（${asked.at(0, "tests", 0, "name")}）；改后 ${asked.at(2, "total")} 个里通过 ${asked.at(2, "passed")} 个。`,
        ),
      ],
    ],
    checks: () => [
      answers(/通过/),
      gave("run_tests", /"failed":0/, /"passed":2/),
      made(/^discount\.py$/, holding(textOf, /total >= 100|100 <= total/)),
      made(/^test_discount\.py$/, holding(textOf, "price(100) == 90")),
    ],
  },
  {
    id: "debugging-en-typescript-test",
    subject: "debugging",
    language: "en",
    agent: "coding_agent",
    files: [
      file("slug.ts", 'export const slug = (text: string): string => text.toLowerCase().replace(" ", "-");\n'),
      file(
        "slug.test.ts",
        'import { test } from "node:test";\nimport assert from "node:assert";\nimport { slug } from "./slug.ts";\n\ntest("one word", () => assert.equal(slug("Tea"), "tea"));\ntest("three words", () => assert.equal(slug("A Cup Of"), "a-cup-of"));\n',
      ),
    ],
    messages: () => ["Run the tests here, fix slug.ts so that they pass, and tell me what was wrong."],
    script: () => [
      [call("run_tests", {})],
      [call("edit_file", { path: "slug.ts", old_text: 'replace(" "', new_text: 'replaceAll(" "' })],
      [call("run_tests", {})],
      (asked) => [
        say(
          `Only the first space was replaced. Before: ${asked.at(0, "failed")} failed; now ${asked.at(2, "passed")} of ${asked.at(2, "total")} tests pass.`,
        ),
      ],
    ],
    checks: () => [
      answers(/first|all|every|replaceAll|\/g/i),
      gave("run_tests", /"failed":0/, /"passed":2/),
      made(/^slug\.ts$/, holding(textOf, /replaceAll|\/g/)),
    ],
  },
  {
    id: "debugging-zh-slow-function",
    subject: "debugging",
    language: "zh",
    agent: "coding_agent",
    files: [
      file(
        "report.py",
        "def load():\n    return list(range(4000))\n\ndef dedupe(rows):\n    seen = []\n    for row in rows:\n        if row not in seen:\n            seen.append(row)\n    return seen\n\nprint(len(dedupe(load())))\n",
      ),
    ],
    messages: () => ["report.py 太慢。用性能分析找出最慢的函数，说明原因和改法，先不要改文件。"],
    script: () => [
      [call("file_read", { path: "report.py" })],
      (asked) => [call("profile_code", { code: asked.at(0, "content"), measure: ["functions"] })],
      (asked) => [
        say(
          `最慢的函数是 ${asked.at(1, "functions", 0, "function")}（${asked.at(1, "functions", 0, "seconds")} 秒）：每一行都在列表里从头找起。改用集合记住见过的行。`,
        ),
      ],
    ],
    checks: () => [
      answers("dedupe", /集合|set|字典|dict/i),
      used("profile_code"),
      made(/^report\.py$/, holding(textOf, "seen = []")),
    ],
  },
  {
    id: "debugging-en-restore-version",
    subject: "debugging",
    language: "en",
    agent: "coding_agent",
    files: [file("notes.txt", "The door is blue.\nThe roof is red.\n")],
    messages: () => [
      "Replace blue by green in notes.txt.",
      "That was a mistake. Bring back the first version of notes.txt.",
    ],
    script: () => [
      [call("edit_file", { path: "notes.txt", old_text: "blue", new_text: "green" })],
      (asked) => [say(`Done:\n\`\`\`diff\n${asked.at(0, "diff")}\n\`\`\``)],
      [call("file_history", { path: "notes.txt" })],
      [call("file_history", { path: "notes.txt", action: "restore", version: 1 })],
      (asked) => [say(`Version ${asked.at(1, "restored")} of ${asked.at(1, "path")} is back.`)],
    ],
    checks: () => [
      answers("notes.txt"),
      made(/^notes\.txt$/, holding(textOf, /^The door is blue\.\r?\nThe roof is red\.\s*$/)),
      used("file_history", "edit_file", "file_write"),
      scripted(gave("edit_file", /\+The door is green/)),
    ],
  },
  {
    id: "debugging-zh-patch-two-files",
    subject: "debugging",
    language: "zh",
    agent: "coding_agent",
    files: [
      file("shop.py", "def cnt(items):\n    return len(items)\n"),
      file("main.py", "from shop import cnt\n\nprint(cnt(['茶', '米', '盐']))\n"),
    ],
    messages: () => ["把函数 cnt 改名为 count_items，shop.py 和 main.py 都要改，然后运行 main.py。"],
    script: () => [
      [
        call("apply_patch", {
          patch:
            "--- a/shop.py\n+++ b/shop.py\n@@ -1,2 +1,2 @@\n-def cnt(items):\n+def count_items(items):\n     return len(items)\n--- a/main.py\n+++ b/main.py\n@@ -1,3 +1,3 @@\n-from shop import cnt\n+from shop import count_items\n \n-print(cnt(['茶', '米', '盐']))\n+print(count_items(['茶', '米', '盐']))\n",
        }),
      ],
      [call("shell_executor", { command: "python3 main.py" })],
      (asked) => [say(`两个文件都改好了。main.py 打印 ${asked.at(1, "stdout")}。`)],
    ],
    checks: () => [
      answers("3"),
      made(/^shop\.py$/, holding(textOf, /def count_items\(/)),
      made(/^main\.py$/, holding(textOf, /import count_items/)),
      gave(RUNNERS, /3\\n/),
    ],
  },
  {
    id: "debugging-en-missing-package",
    subject: "debugging",
    language: "en",
    agent: "coding_agent",
    messages: () => [
      "Run this and tell me honestly what happens:\n```python\nimport quuxtorch\nprint(quuxtorch.__version__)\n```",
    ],
    script: () => [
      [call("python_executor", { code: "import quuxtorch\nprint(quuxtorch.__version__)" })],
      (asked) => [
        say(
          `It does not run: ${asked.last.error}. The package is not installed here, and there is no network to fetch it.`,
        ),
      ],
    ],
    checks: () => [
      answers("quuxtorch", /no module|not (installed|available|found)|missing|cannot/i),
      failed(/ModuleNotFoundError/),
    ],
  },
];
