import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from "@ai-sdk/provider";
import { estimateTokens } from "../estimate-tokens.ts";
import { promptText } from "../prompt-text.ts";
import type { ChatModel } from "../step/step.ts";
import { type Decision, decide } from "./decide.ts";
import { splitWords } from "./split-words.ts";
import { readTurn, type Turn } from "./turn.ts";

export const OFFLINE_PROVIDER = "offline";
export const OFFLINE_MODEL = "offline-assistant";

/**
 * The built-in assistant: rules behind the interface of a language model, which it is not and says so. What it does with
 * the offered tools is real, and the same prompt always gives the same answer. Needs no key and no network.
 */
export function createOfflineModel(): ChatModel {
  return {
    specificationVersion: "v4",
    provider: OFFLINE_PROVIDER,
    modelId: OFFLINE_MODEL,
    supportedUrls: {},
    doGenerate: async (options) => {
      const { decision, turn } = answer(options);
      return {
        content: contentOf(decision, turn),
        finishReason: finishOf(decision),
        usage: usageOf(options, decision),
        warnings: [],
      };
    },
    doStream: async (options) => ({ stream: streamOf(options) }),
  };
}

function answer(options: LanguageModelV4CallOptions): { decision: Decision; turn: Turn } {
  options.abortSignal?.throwIfAborted();
  const turn = readTurn(options);
  return { decision: decide(turn), turn };
}

/** Unique within the conversation and the same every time. */
const callId = (turn: Turn, index: number): string => `offline_call_${turn.calls_so_far + index + 1}`;

const contentOf = ({ text, calls }: Decision, turn: Turn): LanguageModelV4Content[] => [
  ...(text ? [{ type: "text" as const, text }] : []),
  ...calls.map(({ tool_name, input }, index) => ({
    type: "tool-call" as const,
    toolCallId: callId(turn, index),
    toolName: tool_name,
    input: JSON.stringify(input),
  })),
];

const finishOf = ({ calls }: Decision) => ({
  unified: calls.length > 0 ? ("tool-calls" as const) : ("stop" as const),
  raw: "offline",
});

/** An estimate, and marked as one. */
function usageOf(options: LanguageModelV4CallOptions, { text, calls }: Decision): LanguageModelV4Usage {
  const input = estimateTokens(promptText(options.prompt));
  const output = estimateTokens(text + calls.map((call) => JSON.stringify(call.input)).join(""));
  return {
    inputTokens: { total: input, noCache: input, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: output, text: output, reasoning: undefined },
    raw: { estimated: true },
  };
}

function* partsOf(options: LanguageModelV4CallOptions): Generator<LanguageModelV4StreamPart> {
  yield { type: "stream-start", warnings: [] };
  yield { type: "response-metadata", modelId: OFFLINE_MODEL };
  const { decision, turn } = answer(options);
  if (decision.text) {
    yield { type: "text-start", id: "text" };
    for (const delta of splitWords(decision.text)) yield { type: "text-delta", id: "text", delta };
    yield { type: "text-end", id: "text" };
  }
  for (const part of contentOf(decision, turn)) {
    if (part.type !== "tool-call") continue;
    yield { type: "tool-input-start", id: part.toolCallId, toolName: part.toolName };
    yield { type: "tool-input-delta", id: part.toolCallId, delta: part.input };
    yield { type: "tool-input-end", id: part.toolCallId };
    yield part;
  }
  yield { type: "finish", finishReason: finishOf(decision), usage: usageOf(options, decision) };
}

/** One part per pull, so that a slow reader slows it and a cancelled one stops it. */
function streamOf(options: LanguageModelV4CallOptions): ReadableStream<LanguageModelV4StreamPart> {
  const parts = partsOf(options);
  return new ReadableStream({
    pull(controller) {
      options.abortSignal?.throwIfAborted();
      const next = parts.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
}
