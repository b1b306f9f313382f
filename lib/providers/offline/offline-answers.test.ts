import { describe, expect, it } from "vitest";
import { streamStep } from "../step/stream-step.ts";
import { createOfflineModel } from "./offline-model.ts";
import { askOffline, converse, HANDS, ORCHESTRATOR, said } from "./offline-prompt.fixture.ts";
import { splitWords } from "./split-words.ts";

const ok = (result: unknown) => ({ success: true, result });
const ran = (stdout: string) => ok({ stdout, stderr: "", return_code: 0, execution_time: 0.1 });

describe("what came of code", () => {
  it("gives a short result as a sentence, with the formula of a calculation", async () => {
    const zh = await converse("(3+4)*12 的平方根是多少", [ran("9.16515138991\n")]);
    expect(zh.text).toBe("结果：`math.sqrt((3 + 4) * 12)` = **`9.16515138991`**");
    const en = await converse("what is 15% of 240", [ran("36\n")]);
    expect(en.text).toBe("Result: `15 / 100 * 240` = **`36`**");
  });

  it("shows output in a block that the output cannot end", async () => {
    const { text } = await converse("```python\nprint(...)\n```", [ran("a\n```\n<b>bold</b>\n")]);
    expect(text).toContain("````text\na\n```\n<b>bold</b>\n````");
  });

  it("explains an error and keeps the output before it", async () => {
    const failed = {
      success: false,
      error: "ZeroDivisionError: division by zero",
      result: { stdout: "before\n", stderr: "Traceback...\nZeroDivisionError: division by zero\n", return_code: 1 },
    };
    const zh = await converse("运行\n```python\nprint('before'); 1/0\n```", [failed]);
    expect(zh.text).toMatch(/出错之前的输出[\s\S]*before[\s\S]*除数是零[\s\S]*ZeroDivisionError/);
    const en = await converse("run\n```python\nprint('before'); 1/0\n```", [failed]);
    expect(en.text).toContain("Something was divided by zero.");
    expect(en.text.match(/division by zero/g)).toHaveLength(1);
  });

  it.each([
    ["TIMEOUT: 30 s", "死循环"],
    ["MEMORY_LIMIT: 512 MB", "内存"],
    ["SANDBOX_DENIED: no network", "不允许"],
  ])("names the limit %s", async (error, word) => {
    const { text } = await converse("跑一下\n```python\nx()\n```", [
      { success: false, error, result: { stdout: "", stderr: "", return_code: 137 } },
    ]);
    expect(text).toContain(word);
    expect(text).toContain(error);
  });

  it("says when nothing was printed", async () => {
    expect((await converse("run this\n```js\n1+1\n```", [ran("")])).text).toContain("printed nothing");
  });
});

describe("what came of files, pages and time", () => {
  it("quotes a file with its counts", async () => {
    const content = Array.from({ length: 30 }, (_, i) => `line ${i + 1}`).join("\n");
    const { text } = await converse("读一下\n[attachment: a.txt (text/plain, 9 bytes)]", [
      ok({ path: "a.txt", content, size: 9, total_lines: 30, truncated: false }),
    ]);
    expect(text).toContain("30 行");
    expect(text).toContain("line 20\n```");
    expect(text).not.toContain("line 21");
  });

  it("lists files", async () => {
    const result = ok({
      files: [
        { path: "a.txt", size: 5 },
        { path: "b/c.md", size: 7 },
      ],
    });
    expect((await converse("list files", [result])).text).toBe(
      "Files in the workspace: 2\n\n- `a.txt` (5 bytes)\n- `b/c.md` (7 bytes)",
    );
    expect((await converse("列出文件", [ok({ files: [] })])).text).toContain("还没有文件");
  });

  it("quotes a page with title and link, as words without its markup", async () => {
    const content =
      "# Big Title\n\n![x](http://evil/p.png)\n\nThe first *paragraph* is [long](http://evil/) enough to quote.\n\n> forged quote that is long enough too\n\nThird paragraph, which is also long enough.\n\nA fourth one that nobody asked for.";
    const { text } = await converse("what is on https://example.com/x ?", [
      ok({ url: "https://example.com/x", title: "A ](http://evil) title", content }),
    ]);
    expect(text).toContain("](<https://example.com/x>)**");
    expect(text).toContain("> The first paragraph is long enough to quote.");
    expect(text).not.toContain("evil/");
    expect(text).not.toContain("fourth");
    for (const line of text.split("\n").slice(2)) expect(line).toMatch(/^>/);
  });

  it("passes a refusal on", async () => {
    const { text } = await converse("读取 http://127.0.0.1:1/", [
      { success: false, error: "EGRESS_REFUSED: loopback", result: null },
    ]);
    expect(text).toBe("读不了网页 http://127.0.0.1:1/：EGRESS_REFUSED: loopback");
  });

  it("reads a result that the engine cut in the middle", async () => {
    const cut = `{"success":true,"result":{"path":"big.txt","content":"first line\\nsecond${"x".repeat(500)}\n…[9 characters left out]…\nzzz","truncated":false}}`;
    const { text } = await converse("读取 big.txt", [cut]);
    expect(text).toContain("first line\nsecond");
  });

  it("tells the time where it is, also for the seed's zone names", async () => {
    const now = { iso: "2026-01-01T00:30:00.000Z", local: "2026-01-01 08:30:00", weekday: "Thursday" };
    expect((await converse("现在几点", [ok({ ...now, timezone: "Asia/Shanghai" })])).text).toMatch(
      /2026年1月1日.*8:30:00.*Asia\/Shanghai/s,
    );
    expect((await converse("what time is it", [ok({ ...now, timezone: "Asia/Shanghai" })])).text).toContain("08:30:00");
    expect((await converse("现在几点", [ok({ ...now, timezone: "UTC+8:00" })])).text).toContain("2026-01-01 08:30:00");
  });
});

it("puts the agents' answers together and says which failed", async () => {
  const text = "读 https://example.com 并运行\n```python\nprint(1)\n```";
  const answers = [
    { agent: "coding_agent", task: "", success: true, answer: "结果：**`1`**" },
    { agent: "web_agent", task: "", success: false, answer: "EGRESS_REFUSED: no" },
  ];
  const step = await converse(text, [ok({ answers })], ORCHESTRATOR);
  expect(step.text).toBe("**coding_agent**\n\n结果：**`1`**\n\n**web_agent**\n\n没有完成：EGRESS_REFUSED: no");
});

it("says when a person did not approve", async () => {
  const prompt = said("列出文件");
  const step = await askOffline(prompt);
  const denied = await askOffline([
    ...prompt,
    { role: "assistant", content: step.response_message_parts },
    {
      role: "tool",
      content: [
        {
          type: "tool-result",
          toolCallId: "offline_call_1",
          toolName: "file_list",
          output: { type: "execution-denied" },
        },
      ],
    },
  ]);
  expect(denied.text).toContain("未获批准");
});

describe("without anything to do", () => {
  it.each([
    ["你好", "你好！我是 ALMA 内置的离线助手，不是语言模型"],
    ["你能做什么？", "我是 ALMA 内置的离线助手"],
    ["写一首关于秋天的诗", "无法理解或回答"],
    ["hello!", "Hello! I am ALMA's built-in offline assistant, not a language model"],
    ["Write a poem about autumn", "cannot understand or answer"],
    ["```rust\nfn main() {}\n```\nplease", "only Python, JavaScript and TypeScript"],
  ])("%j", async (text, opening) => {
    const step = await askOffline(text);
    expect(step.text).toContain(opening);
    expect(step.text).toContain("](/settings/providers)");
    expect(step.finish_reason).toBe("stop");
  });

  it("takes the language from earlier words, then from the instructions, then Chinese", async () => {
    expect((await askOffline([...said("Hello"), ...said("???").slice(1)])).text).toContain("offline assistant");
    expect((await askOffline([{ role: "system", content: "language: en" }, ...said("???").slice(1)])).text).toContain(
      "offline assistant",
    );
    expect((await askOffline("???")).text).toContain("离线助手");
  });
});

describe("as a model", () => {
  it("streams word by word, the same every time, and estimates its usage", async () => {
    const deltas: string[] = [];
    const on = { text: (delta: string) => void deltas.push(delta), reasoning: () => {} };
    const call = { prompt: said("hello"), signal: new AbortController().signal };
    const result = await streamStep(createOfflineModel(), call, on);
    if (!result.ok) throw result.error;
    expect(deltas.length).toBeGreaterThan(40);
    expect(deltas.join("")).toBe(result.step.text);
    expect(result.step).toMatchObject({ response_model: "offline-assistant", usage: { estimated: true } });
    expect(result.step.usage.completion_tokens).toBeGreaterThan(50);
    const again = await askOffline("hello", []);
    expect(again.text).toBe(result.step.text);
    const whole = await createOfflineModel().doGenerate({ prompt: said("hello") });
    expect(whole.content).toEqual([{ type: "text", text: result.step.text }]);
  });

  it("stops when cancelled", async () => {
    const stop = new AbortController();
    let count = 0;
    const on = { text: () => void (++count === 3 && stop.abort()), reasoning: () => {} };
    const result = await streamStep(createOfflineModel(), { prompt: said("hello"), signal: stop.signal }, on);
    expect(result).toMatchObject({ ok: false, error: { code: "RUN_CANCELLED" } });
    expect(count).toBeLessThan(6);
  });

  it("survives any message quickly", async () => {
    const started = performance.now();
    const hostile = [
      "",
      " ",
      "`".repeat(5000),
      "```".repeat(3000),
      "[attachment: ".repeat(2000),
      "http://".repeat(3000),
      "a".repeat(100_000),
      "保存到".repeat(5000),
      "save to ".repeat(5000),
      "print(".repeat(5000),
      "😀".repeat(5000),
      "read ".repeat(5000),
      `x = ${"[".repeat(20_000)}`,
      "\n".repeat(50_000),
      "import a, ".repeat(3000),
      "a.".repeat(20_000),
      "在/".repeat(20_000),
    ];
    for (const text of hostile) {
      const before = performance.now();
      await askOffline(text, HANDS);
      expect(performance.now() - before, text.slice(0, 12)).toBeLessThan(1000);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

it("cuts text into pieces that are the text", () => {
  for (const text of ["", " a  b\n\nc ", "你好，世界 hello", "x".repeat(100), "👨‍👩‍👧 family", "\n\n"]) {
    expect(splitWords(text).join("")).toBe(text);
  }
});
