import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answered, askOffline, callsOf, HANDS, ORCHESTRATOR, said } from "./offline-prompt.fixture.ts";

const run = async (text: string, tools = HANDS) => callsOf(await askOffline(text, tools));

describe("code", () => {
  it.each([
    [
      "fenced Python",
      "运行：\n```python\nprint(1)\nprint(2)\n```\n谢谢",
      "python_executor",
      { code: "print(1)\nprint(2)" },
    ],
    [
      "fenced py",
      "```py\nimport requests\nrequests.get('http://x.com')\n```",
      "python_executor",
      { code: "import requests\nrequests.get('http://x.com')" },
    ],
    [
      "fenced JavaScript",
      "what does it print?\n```js\nconsole.log(1+1)\n```",
      "javascript_executor",
      { code: "console.log(1+1)" },
    ],
    [
      "fenced TypeScript",
      "```ts\nconst a: number = 1;\nconsole.log(a)\n```",
      "javascript_executor",
      { code: "const a: number = 1;\nconsole.log(a)", language: "typescript" },
    ],
    ["an unclosed fence", "```python\nprint(1)", "python_executor", { code: "print(1)" }],
    [
      "a fence without a language",
      "```\nfor i in range(3):\n    print(i)\n```",
      "python_executor",
      { code: "for i in range(3):\n    print(i)" },
    ],
    ["CRLF fences", "```python\r\nprint(1)\r\n```", "python_executor", { code: "print(1)" }],
    [
      "pasted Python after words",
      "帮我跑一下这段代码\n\ndef f(n):\n    return n * 2\n\nprint(f(21))\n",
      "python_executor",
      { code: "def f(n):\n    return n * 2\n\nprint(f(21))" },
    ],
    [
      "pasted Python that begins with an assignment",
      "x = [1, 2]\nfor y in x:\n    print(y)",
      "python_executor",
      { code: "x = [1, 2]\nfor y in x:\n    print(y)" },
    ],
    [
      "pasted JavaScript",
      "Please run this\nconst xs = [1, 2, 3];\nconsole.log(xs.map((x) => x * x));",
      "javascript_executor",
      { code: "const xs = [1, 2, 3];\nconsole.log(xs.map((x) => x * x));" },
    ],
    ["one line after a colon", "运行这行：print(sum(range(10)))", "python_executor", { code: "print(sum(range(10)))" }],
    [
      "one line in back-ticks",
      "run `console.log([1,2].length)` please",
      "javascript_executor",
      { code: "console.log([1,2].length)" },
    ],
  ])("runs %s", async (_what, text, tool, input) => {
    expect(await run(text)).toEqual([[tool, input]]);
  });

  it("runs each of several blocks", async () => {
    expect((await run("```python\nprint(1)\n```\n和\n```js\nconsole.log(2)\n```")).map(([tool]) => tool)).toEqual([
      "python_executor",
      "javascript_executor",
    ]);
  });

  it.each([
    "```rust\nfn main() {}\n```",
    "请解释 import 语句是什么",
    "what is a class: explain",
    "我想 print 一份文档",
    "if you have time: call me",
  ])("does not run %j", async (text) => {
    expect(await run(text)).toEqual([]);
  });
});

it("calculates in Python, zh and en", async () => {
  const code =
    'import math\n\nresult = math.sqrt((3 + 4) * 12)\nprint(result if isinstance(result, int) else f"{result:.12g}")\n';
  for (const text of ["(3+4)*12 的平方根是多少", "What is the square root of (3+4)*12?"])
    expect(await run(text)).toEqual([["python_executor", { code }]]);
});

describe("files", () => {
  it.each([
    ["总结一下\n[attachment: notes.txt (text/plain, 123 bytes)]", [["file_read", { path: "notes.txt" }]]],
    [
      "看看\n[attachment: 我的 报告 (1).md (text/markdown, 9 bytes)]\n[attachment: a/b.csv (text/csv, 1 bytes)]",
      [
        ["file_read", { path: "我的 报告 (1).md" }],
        ["file_read", { path: "a/b.csv" }],
      ],
    ],
    ["read data.csv please", [["file_read", { path: "data.csv" }]]],
    ["打开文件 src/主页.html", [["file_read", { path: "src/主页.html" }]]],
    ["列出文件", [["file_list", {}]]],
    ["工作区里有哪些文件？", [["file_list", {}]]],
    ["list all the files", [["file_list", {}]]],
    ["What's in the workspace?", [["file_list", {}]]],
    ["把“你好，世界”保存到 hello.txt", [["file_write", { path: "hello.txt", content: "你好，世界" }]]],
    ["写入文件 a.md，内容是：# 标题", [["file_write", { path: "a.md", content: "# 标题" }]]],
    ['Save "buy milk" to notes/todo.txt', [["file_write", { path: "notes/todo.txt", content: "buy milk" }]]],
    ["create a file called x.txt with the content: one two", [["file_write", { path: "x.txt", content: "one two" }]]],
    [
      "save this code to hello.py\n```python\nprint(1)\n```",
      [["file_write", { path: "hello.py", content: "print(1)" }]],
    ],
    [
      "把这段代码保存为 main.rs\n```rust\nfn main() {}\n```",
      [["file_write", { path: "main.rs", content: "fn main() {}" }]],
    ],
  ])("%j", async (text, calls) => {
    expect(await run(text)).toEqual(calls);
  });

  it("does not try to read a picture", async () => {
    const step = await askOffline("这是什么\n[attachment: a.png (image/png, 10 bytes)]");
    expect(step.tool_calls).toEqual([]);
    expect(step.text).toContain("附件");
  });
});

describe("pages and time", () => {
  it.each([
    ["总结 https://example.com/a?b=1，谢谢", [["web_fetch", { url: "https://example.com/a?b=1" }]]],
    ["what is on (http://127.0.0.1:8080/page.html)?", [["web_fetch", { url: "http://127.0.0.1:8080/page.html" }]]],
    ["read http://[::1]:3000/x.", [["web_fetch", { url: "http://[::1]:3000/x" }]]],
    [
      "see https://en.wikipedia.org/wiki/Foo_(bar) and https://a.com",
      [
        ["web_fetch", { url: "https://en.wikipedia.org/wiki/Foo_(bar)" }],
        ["web_fetch", { url: "https://a.com" }],
      ],
    ],
    ["打开 www.example.com 看看", [["web_fetch", { url: "https://www.example.com" }]]],
    ["现在几点了？", [["current_time", {}]]],
    ["今天星期几", [["current_time", {}]]],
    ["东京现在几点", [["current_time", { timezone: "Asia/Tokyo" }]]],
    ["What time is it in New York?", [["current_time", { timezone: "America/New_York" }]]],
    ["what's the date in Pacific/Auckland", [["current_time", { timezone: "Pacific/Auckland" }]]],
    ["what is the time complexity of quicksort?", []],
  ])("%j", async (text, calls) => {
    expect(await run(text)).toEqual(calls);
  });
});

describe("in two steps", () => {
  it("writes what the first step gave", async () => {
    const prompt = said("运行下面的代码，把结果保存到 out.txt\n```python\nprint(42)\n```");
    const first = await askOffline(prompt);
    expect(callsOf(first)).toEqual([["python_executor", { code: "print(42)" }]]);
    const then = answered(prompt, first, [{ success: true, result: { stdout: "42\n", stderr: "", return_code: 0 } }]);
    const second = await askOffline(then);
    expect(callsOf(second)).toEqual([["file_write", { path: "out.txt", content: "42\n" }]]);
    expect(second.tool_calls[0]?.provider_call_id).not.toBe(first.tool_calls[0]?.provider_call_id);
    const last = await askOffline(answered(then, second, [{ success: true, result: { path: "out.txt", size: 3 } }]));
    expect(last.tool_calls).toEqual([]);
    expect(last.text).toContain("42");
    expect(last.text).toContain("out.txt");
  });

  it("writes no file when the first step failed", async () => {
    const prompt = said("Fetch https://example.com and save the page to page.md");
    const first = await askOffline(prompt);
    const second = await askOffline(
      answered(prompt, first, [{ success: false, error: "NETWORK: unreachable", result: null }]),
    );
    expect(second.tool_calls).toEqual([]);
    expect(second.text).toContain("unreachable");
  });

  it("answers the newest message only", async () => {
    const prompt = said("1+1=?");
    const first = await askOffline(prompt);
    const later = [
      ...answered(prompt, first, [{ success: true, result: { stdout: "2\n", stderr: "", return_code: 0 } }]),
      { role: "assistant" as const, content: [{ type: "text" as const, text: "2" }] },
      { role: "user" as const, content: [{ type: "text" as const, text: "列出文件" }] },
    ];
    const step = await askOffline(later);
    expect(callsOf(step)).toEqual([["file_list", {}]]);
    expect(step.tool_calls[0]?.provider_call_id).toBe("offline_call_2");
  });
});

describe("as orchestrator", () => {
  it("hands each part to the agent whose hands fit, in words that agent understands", async () => {
    const text =
      "运行这段代码并总结 https://example.com/a ：\n```python\nprint(1)\n```\n[attachment: 我的 数据.csv (text/csv, 5 bytes)]";
    const [call] = await run(text, ORCHESTRATOR);
    expect(call?.[0]).toBe("delegate");
    const { tasks } = z.object({ tasks: z.array(z.object({ agent: z.string(), task: z.string() })) }).parse(call?.[1]);
    expect(tasks.map((task) => task.agent)).toEqual(["coding_agent", "file_agent", "web_agent"]);
    const understood = await Promise.all(tasks.map((task) => run(task.task)));
    expect(understood).toEqual([
      [["python_executor", { code: "print(1)" }]],
      [["file_read", { path: "我的 数据.csv" }]],
      [["web_fetch", { url: "https://example.com/a" }]],
    ]);
  });

  it("uses its own tools where it has them", async () => {
    expect(await run("list the files, and what is 2^10?", ORCHESTRATOR)).toEqual([
      ["file_list", {}],
      ["delegate", { tasks: [{ agent: "coding_agent", task: "Calculate: 2^10" }] }],
    ]);
  });
});

it("says what is missing when it has neither tool nor team", async () => {
  const step = await askOffline("2^10 等于多少", ["web_fetch"]);
  expect(step.tool_calls).toEqual([]);
  expect(step.text).toContain("python_executor");
});
