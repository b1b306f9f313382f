import { expect, it } from "vitest";
import { StepBuilder } from "./step-builder.ts";

type Part = Parameters<StepBuilder["take"]>[0];
type Unified = Extract<Part, { type: "finish" }>["finishReason"]["unified"];

const NONE = { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined };
const finish = (unified: Unified, raw: string | undefined): Part => ({
  type: "finish",
  finishReason: { unified, raw },
  usage: { inputTokens: NONE, outputTokens: { total: undefined, text: undefined, reasoning: undefined } },
});
const call: Part = { type: "tool-call", toolCallId: "1", toolName: "t", input: "" };

function built(...parts: Part[]): StepBuilder {
  const builder = new StepBuilder([{ role: "user", content: [{ type: "text", text: "12345678" }] }], {
    text: () => {},
    reasoning: () => {},
  });
  for (const part of parts) builder.take(part);
  return builder;
}

it("estimates and marks the usage that a provider does not report", () => {
  const step = built({ type: "text-delta", id: "a", delta: "你好" }, finish("stop", "stop")).build(true);
  expect(step.usage).toEqual({ prompt_tokens: 2, completion_tokens: 2, total_tokens: 4, estimated: true });
});

it("calls a stop with tool calls what it is, and takes no arguments as an empty object", () => {
  const step = built(call, finish("stop", "stop")).build(true);
  expect(step).toMatchObject({ finish_reason: "tool_calls", tool_calls: [{ input: {} }] });
});

it.each<[Unified, string | undefined, boolean]>([
  ["stop", "stop", true],
  ["length", "length", true],
  ["other", "unheard_of", true],
  ["other", undefined, false],
  ["interrupted", undefined, false],
])("takes %s (%s) as complete: %s", (unified, raw, complete) => {
  expect(built(finish(unified, raw)).isComplete()).toBe(complete);
});

it("leaves the tool calls out of half an answer", () => {
  const half = built({ type: "text-delta", id: "a", delta: "so " }, call).build(false);
  expect(half).toMatchObject({ text: "so ", tool_calls: [], finish_reason: "error" });
  expect(half.response_message_parts).toEqual([{ type: "text", text: "so " }]);
});

it("keeps blocks in order with the last mark of each, and skips empty text", () => {
  const marks = { anthropic: { signature: "s" } };
  const step = built(
    { type: "reasoning-start", id: "0" },
    { type: "reasoning-delta", id: "0", delta: "hm" },
    { type: "reasoning-delta", id: "0", delta: "", providerMetadata: marks },
    { type: "text-start", id: "0" },
    { type: "text-end", id: "0" },
    { ...call, providerMetadata: { google: { thoughtSignature: "g" } } },
    finish("tool-calls", "x"),
  ).build(true);
  expect(step.response_message_parts).toEqual([
    { type: "reasoning", text: "hm", providerOptions: marks },
    {
      type: "tool-call",
      toolCallId: "1",
      toolName: "t",
      input: {},
      providerOptions: { google: { thoughtSignature: "g" } },
    },
  ]);
});

it("stops an answer that never ends", () => {
  const builder = built();
  const delta = "x".repeat(1_000_000);
  const faults = Array.from({ length: 9 }, () => builder.take({ type: "text-delta", id: "a", delta }));
  expect(faults.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => undefined));
  expect(faults[8]?.error).toMatchObject({ code: "PROVIDER_BAD_RESPONSE" });
});
