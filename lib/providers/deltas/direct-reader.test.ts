import { describe, expect, it } from "vitest";
import { DirectReader } from "./direct-reader.ts";

const chunk = (delta: unknown, extra: Record<string, unknown> = {}, choice: Record<string, unknown> = {}) =>
  `data: ${JSON.stringify({ id: "a", choices: [{ index: 0, delta, finish_reason: null, ...choice }], ...extra })}\n\n`;
const words = (...texts: string[]) => texts.map((content) => chunk({ content })).join("");
const finish = chunk({}, {}, { finish_reason: "stop" });

function read(reads: string[], thoughts_in_text = false) {
  const told: [string, string][] = [];
  const reader = new DirectReader((channel, delta) => told.push([channel, delta]), thoughts_in_text);
  const rest = reads.map((text) => reader.push(text)).join("");
  reader.end();
  return { told, rest };
}

describe("words on their own", () => {
  it("are told once for each network read, by channel, and leave the stream", () => {
    const first = chunk({ role: "assistant", content: "" });
    const thought = chunk({ content: null, reasoning_content: "hm" });
    expect(read([first + thought + words("Hel", "lo"), words(" you") + finish])).toEqual({
      told: [
        ["reasoning", "hm"],
        ["text", "Hello"],
        ["text", " you"],
      ],
      rest: first + finish,
    });
  });

  it("count as the first choice where a server names none, and not as another one", () => {
    const unnamed = `data: ${JSON.stringify({ choices: [{ delta: { content: "a" } }] })}\n\n`;
    const other = chunk({ content: "b" }, {}, { index: 1 });
    expect(read([unnamed + other])).toEqual({ told: [["text", "a"]], rest: other });
  });
});

describe("words beside something else", () => {
  it.each([
    ["token counts", chunk({ content: "b" }, { usage: { prompt_tokens: 1 } })],
    ["a finish reason", chunk({ content: "b" }, {}, { finish_reason: "length" })],
    ["log probabilities", chunk({ content: "b" }, {}, { logprobs: { content: [] } })],
  ])("%s leave everything from there on to the package, in order", (_what, event) => {
    const { told, rest } = read([words("a") + event + words("c"), words("d")]);
    expect(told).toEqual([["text", "a"]]);
    expect(rest).toBe(event + words("c") + words("d"));
  });

  it("a tool call between words keeps them direct", () => {
    const tool = chunk({ tool_calls: [{ index: 0, function: { arguments: "{" } }] });
    expect(read([words("a") + tool + words("b")])).toEqual({
      told: [["text", "ab"]],
      rest: tool,
    });
  });
});

describe("thoughts written into the text", () => {
  it("are left to the package, whatever the cuts", () => {
    const stream = words("\n", "<th", "ink>", "hm</think>", "Hi");
    for (const reads of [[stream], stream.split("\n\n").map((event) => `${event}\n\n`)]) {
      const { told, rest } = read(reads, true);
      expect(told).toEqual([]);
      expect(rest.replaceAll("\n\n\n", "\n\n").trim()).toContain(words("<th", "ink>", "hm</think>", "Hi").trim());
    }
  });

  it("are not waited for longer than it takes to see that there are none", () => {
    expect(read([words("<"), words("b>bold")], true).told).toEqual([["text", "<b>bold"]]);
    expect(read([words("<thi"), finish], true)).toEqual({ told: [["text", "<thi"]], rest: finish });
    expect(read([words("Hello")], true).told).toEqual([["text", "Hello"]]);
  });
});
