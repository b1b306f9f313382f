import { describe, expect, it } from "vitest";
import { mergeDeltas, mergeEvents } from "./merge-deltas.ts";

const chunk = (delta: unknown, extra: Record<string, unknown> = {}, choice: Record<string, unknown> = {}) =>
  `data: ${JSON.stringify({ id: "a", choices: [{ index: 0, delta, finish_reason: null, ...choice }], ...extra })}\n\n`;

/** The deltas of a stream, as a provider package would read them. */
const deltasOf = (stream: string): unknown[] =>
  stream
    .split("\n\n")
    .filter((event) => event.startsWith("data: {"))
    .map((event) => JSON.parse(event.slice(6)).choices[0]?.delta);

async function throughFetch(reads: (string | Uint8Array)[], type = "text/event-stream"): Promise<string[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    start(controller) {
      for (const read of reads) controller.enqueue(typeof read === "string" ? encoder.encode(read) : read);
      controller.close();
    },
  });
  const response = await mergeDeltas(async () => new Response(body, { headers: { "content-type": type } }))(
    "http://x/",
  );
  const out: string[] = [];
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) out.push(decoder.decode(bytes, { stream: true }));
  return out;
}

describe("mergeEvents", () => {
  it("joins runs of text, and of thought, and nothing across other events", () => {
    const tool = chunk({ tool_calls: [{ index: 0, function: { arguments: "{" } }] });
    const merged = mergeEvents(
      [
        chunk({ role: "assistant", content: "" }),
        chunk({ content: null, reasoning_content: "th" }),
        chunk({ content: null, reasoning_content: "ink" }),
        chunk({ content: "Hel", reasoning_content: null }),
        chunk({ content: "lo " }, { obfuscation: "x" }),
        chunk({ content: "😀" }, { obfuscation: "yy" }),
        tool,
        tool,
        chunk({ content: "end" }),
        chunk({}, {}, { finish_reason: "stop" }),
        "data: [DONE]\n\n",
      ].join(""),
    );
    expect(deltasOf(merged)).toEqual([
      { role: "assistant", content: "" },
      { content: null, reasoning_content: "think" },
      { content: "Hello 😀", reasoning_content: null },
      { tool_calls: [{ index: 0, function: { arguments: "{" } }] },
      { tool_calls: [{ index: 0, function: { arguments: "{" } }] },
      { content: "end" },
      {},
    ]);
    expect(merged.endsWith("data: [DONE]\n\n")).toBe(true);
  });

  it.each([
    ["a finish reason", chunk({ content: "b" }, {}, { finish_reason: "length" })],
    ["usage", chunk({ content: "b" }, { usage: { prompt_tokens: 1 } })],
    ["log probabilities", chunk({ content: "b" }, {}, { logprobs: { content: [] } })],
    ["another choice", chunk({ content: "b" }, {}, { index: 1 })],
    ["another answer", chunk({ content: "b" }, { id: "z" })],
    ["an unknown field", chunk({ content: "b", annotations: [1] })],
    ["an event name", `event: note\n${chunk({ content: "b" })}`],
    ["broken JSON", 'data: {"choices":[{"delta":{"content":"b\n\n'],
    ["an error", 'data: {"error":{"message":"b"}}\n\n'],
  ])("leaves an event with %s exactly as it is", (_what, event) => {
    const stream = chunk({ content: "a" }) + event + chunk({ content: "c" });
    expect(mergeEvents(stream)).toBe(stream);
  });
});

describe("mergeDeltas", () => {
  it("gives on what is complete with every read, whatever the cuts, and loses no character", async () => {
    const text = "Grüße 你好 😀 end";
    const stream = [...text]
      .map((piece) => chunk({ content: piece }))
      .join("")
      .replaceAll("\n", "\r\n");
    const bytes = new TextEncoder().encode(stream);
    for (const size of [1, 2, 3, 7, 50, 333, bytes.length]) {
      const reads = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.slice(i * size, (i + 1) * size),
      );
      const out = await throughFetch(reads);
      const deltas = deltasOf(out.join("")).map((delta) =>
        typeof delta === "object" && delta && "content" in delta ? delta.content : "",
      );
      expect(deltas.join(""), `reads of ${size}`).toBe(text);
      if (size === bytes.length) expect(deltas).toHaveLength(1);
    }
  });

  it("does not hold a single complete event back, and hands on an unfinished end", async () => {
    const half = chunk({ content: "b" }).slice(0, 20);
    expect(await throughFetch([chunk({ content: "a" }), half])).toEqual([chunk({ content: "a" }), half]);
  });

  it("leaves other answers alone", async () => {
    expect(await throughFetch(["{}\n\n{}\n\n"], "application/json")).toEqual(["{}\n\n{}\n\n"]);
  });
});
