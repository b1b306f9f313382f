import { describe, expect, it } from "vitest";
import { analyze } from "./analyze.ts";
import type { AnalysisContext } from "./task-analysis.ts";

const none: AnalysisContext = { attachments: [] };
const text = { attachments: [{ name: "trip.txt", media_type: "text/plain" }] };
const python = { attachments: [{ name: "main.py", media_type: "text/x-python" }] };

const musts: [message: string, context: AnalysisContext, agent: string, code: string][] = [
  ["(3+4)*12 的平方根是多少", none, "coding_agent", "arithmetic"],
  ["```python\nprint(sum(range(10)))\n```", none, "coding_agent", "code_block"],
  ["```js\nconsole.log([1,2].length)\n```", none, "coding_agent", "code_block"],
  ["def area(r):\n    return 3.14 * r * r\n\nprint(area(2))", none, "coding_agent", "code_text"],
  ["const n = 4;\nconsole.log(n * n);", none, "coding_agent", "code_text"],
  ["when do we leave?", text, "file_agent", "attachment"],
  ["什么时候出发", text, "file_agent", "attachment"],
  ["http://127.0.0.1:4100/menu.html how much is the soup?", none, "web_agent", "url"],
  ["https://example.com/menu 里的汤多少钱", none, "web_agent", "url"],
  ["hello", none, "general_agent", "small_talk"],
  ["你好！", none, "general_agent", "small_talk"],
  ["run it", python, "coding_agent", "attachment"],
  ["为什么报错", python, "coding_agent", "attachment"],
  ["写一首关于代码的诗", none, "general_agent", "keywords"],
];

describe("analyze", () => {
  it.each(musts)("sends %j to the agent it needs", (message, context, agent, code) => {
    const analysis = analyze(message, context);
    expect({ agent: analysis.agent, code: analysis.reason.code }).toEqual({ agent, code });
    expect(analysis.needs_model).toBe(false);
    expect(analysis.reason.text.zh).not.toBe("");
    expect(analysis.reason.text.en).not.toContain("undefined");
  });

  it("names the tools of the work", () => {
    expect(analyze("```js\n1\n```", none).required_tools).toEqual(["javascript_executor"]);
    expect(analyze("```python\n1\n```", none).required_tools).toEqual(["python_executor"]);
    expect(analyze("summarize https://example.com/a", none).required_tools).toEqual(["web_fetch"]);
    expect(analyze("search the web for news", none).required_tools).toEqual(["web_search", "web_fetch"]);
    expect(analyze("save that as notes.md", none).required_tools).toEqual(["file_read", "file_write"]);
    expect(analyze("list the files in my workspace", none).required_tools).toContain("file_list");
    expect(analyze("what time is it", none).required_tools).toEqual(["current_time"]);
  });

  it("leaves several domains to the orchestrator's model, with the tools of all of them", () => {
    const analysis = analyze("搜索最新的新闻，用 Python 统计，然后保存到文件", none);
    expect(analysis).toMatchObject({ task_type: "multi", agent: "orchestrator", needs_model: true });
    expect(analysis.reason.code).toBe("several_domains");
    expect(analysis.required_tools).toEqual(expect.arrayContaining(["web_search", "python_executor", "file_write"]));
    expect(analysis.complexity).not.toBe("simple");
    expect(analysis.estimated_duration).toBeGreaterThan(analyze("hi", none).estimated_duration);
  });

  it("says what has to be there first", () => {
    expect(analyze("总结一下附件", none).prerequisites).toContain("attachment");
    expect(analyze("open notes.md", none).prerequisites).toEqual(["file:notes.md"]);
    expect(analyze("读取config.yaml", none).prerequisites).toEqual(["file:config.yaml"]);
    expect(analyze("打开 会议纪要.docx", none).prerequisites).toEqual(["file:会议纪要.docx"]);
    expect(
      analyze("what is this?", { attachments: [{ name: "a.png", media_type: "image/png" }] }).prerequisites,
    ).toEqual(["vision"]);
    expect(analyze("read https://example.com:8080/x", none).prerequisites).toEqual(["host:example.com:8080"]);
  });

  it("stays with the last agent when the message goes on from its answer", () => {
    const message = "换一种写法";
    expect(analyze(message, { ...none, previous_agent: "coding_agent" })).toMatchObject({
      agent: "coding_agent",
      reason: { code: "previous_agent" },
    });
    expect(analyze("thanks!", { ...none, previous_agent: "coding_agent" }).agent).toBe("general_agent");
  });

  it("falls back to the orchestrator when the agent is not available", () => {
    const analysis = analyze("print('hi')", { ...none, available_agents: ["orchestrator", "general_agent"] });
    expect(analysis).toMatchObject({ agent: "orchestrator", needs_model: true, reason: { code: "unavailable" } });
  });
});

describe("corrections", () => {
  const message = "what is the weather like in my novel";
  const corrected = (text: string, agent: string) => analyze(message, { ...none, corrections: [{ text, agent }] });

  it("a repeated message goes where the person sent it, also to an agent of their own", () => {
    expect(corrected(message, "file_agent").agent).toBe("file_agent");
    const own = corrected("What is the weather like in my novel?", "novel_agent");
    expect(own).toMatchObject({ agent: "novel_agent", needs_model: false, reason: { code: "correction" } });
  });

  it("an unlike message is not moved", () => {
    expect(corrected("把销售表导出成 excel", "file_agent")).toEqual(analyze(message, none));
  });

  it("of two for the same message the newest counts", () => {
    const corrections = ["file_agent", "coding_agent"].map((agent) => ({ text: message, agent }));
    expect(analyze(message, { ...none, corrections }).agent).toBe("coding_agent");
  });
});
