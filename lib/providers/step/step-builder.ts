import type { LanguageModelV4StreamPart, LanguageModelV4Usage, SharedV4ProviderMetadata } from "@ai-sdk/provider";
import { fail } from "../../core/errors.ts";
import type { TextChannel } from "../deltas/direct-text.ts";
import { estimateTokens } from "../estimate-tokens.ts";
import { promptText } from "../prompt-text.ts";
import type { AssistantPart, ModelStep, Prompt, StepFinishReason, StepListener } from "./step.ts";
import { readToolCall } from "./tool-call.ts";

type Part = LanguageModelV4StreamPart;
type FinishPart = Extract<Part, { type: "finish" }>;
type TextBlock = { type: "text" | "reasoning"; text: string; providerOptions?: SharedV4ProviderMetadata };

/** No model writes this much in one step; a stream that does is broken or hostile. */
const MAX_STEP_CHARS = 8_000_000;

const FINISH: Record<FinishPart["finishReason"]["unified"], StepFinishReason> = {
  stop: "stop",
  length: "length",
  "content-filter": "content_filter",
  "tool-calls": "tool_calls",
  error: "error",
  interrupted: "error",
  other: "other",
};

/** Gathers the parts of one answer, in order, and tells the listener as they come. */
export class StepBuilder {
  readonly #prompt: Prompt;
  readonly #on: StepListener;
  readonly #started = performance.now();
  readonly #blocks = new Map<string, TextBlock>();
  readonly #parts: AssistantPart[] = [];
  readonly #calls: ModelStep["tool_calls"] = [];
  readonly #tool_names = new Map<string, string>();
  #chars = 0;
  #finish: FinishPart | undefined;
  #response_model: string | undefined;

  constructor(prompt: Prompt, on: StepListener) {
    this.#prompt = prompt;
    this.#on = on;
  }

  /** Takes one part; gives back the provider's error where the part is one. */
  take(part: Part): { error: unknown } | undefined {
    switch (part.type) {
      case "stream-start":
        this.#on.unsupported?.(part.warnings.flatMap((warning) => featureLeftOut(warning)));
        return;
      case "text-start":
      case "reasoning-start":
        this.#open(part.type === "text-start" ? "text" : "reasoning", part.id, part.providerMetadata);
        return;
      case "text-delta":
      case "reasoning-delta":
        return this.#append(part.type === "text-delta" ? "text" : "reasoning", part);
      case "text-end":
      case "reasoning-end":
        if (part.providerMetadata)
          this.#open(part.type === "text-end" ? "text" : "reasoning", part.id, part.providerMetadata);
        return;
      case "tool-input-start":
        this.#tool_names.set(part.id, part.toolName);
        return;
      case "tool-input-delta":
        this.#on.toolInput?.({
          provider_call_id: part.id,
          tool_name: this.#tool_names.get(part.id) ?? "",
          delta: part.delta,
        });
        return this.#count(part.delta);
      case "tool-call":
        if (!part.providerExecuted) this.#addCall(part);
        return;
      case "response-metadata":
        this.#response_model ??= part.modelId;
        return;
      case "finish":
        this.#finish = part;
        return;
      case "error":
        return { error: part.error };
      default:
        // Sources, files and provider-side tools: nothing of ours asks for them.
        return;
    }
  }

  /** Takes words that were read past the provider package; gives back why no more can be taken. */
  takeText(channel: TextChannel, delta: string): { error: unknown } | undefined {
    return this.#append(channel, { id: "direct", delta });
  }

  /** Whether the provider said that the answer is complete. (Some packages call a cut stream "other" without a raw reason.) */
  isComplete(): boolean {
    const reason = this.#finish?.finishReason;
    return (
      reason !== undefined &&
      reason.unified !== "interrupted" &&
      !(reason.unified === "other" && reason.raw === undefined)
    );
  }

  /** The step so far. Without `is_whole` it has no tool calls: half an answer must not be acted upon. */
  build(is_whole: boolean): ModelStep {
    const parts = this.#parts.filter((part) =>
      part.type === "text" ? part.text !== "" : is_whole || part.type !== "tool-call",
    );
    const tool_calls = is_whole ? this.#calls : [];
    const reason = is_whole ? FINISH[this.#finish?.finishReason.unified ?? "other"] : "error";
    return {
      text: this.#textOf("text"),
      reasoning: this.#textOf("reasoning"),
      tool_calls,
      usage: this.#usage(),
      // Some compatible servers say "stop" although they call a tool.
      finish_reason: reason === "stop" && tool_calls.length > 0 ? "tool_calls" : reason,
      ...(this.#response_model === undefined ? {} : { response_model: this.#response_model }),
      response_message_parts: parts,
      response_time: Math.round(performance.now() - this.#started) / 1000,
    };
  }

  #open(type: TextBlock["type"], id: string, metadata: SharedV4ProviderMetadata | undefined): TextBlock {
    const key = `${type}:${id}`;
    let block = this.#blocks.get(key);
    if (!block) {
      block = { type, text: "" };
      this.#blocks.set(key, block);
      this.#parts.push(block);
    }
    // The signature of a thought arrives after its text; the last mark is the one to send back.
    if (metadata) block.providerOptions = metadata;
    return block;
  }

  #append(
    type: TextBlock["type"],
    part: Pick<Extract<Part, { type: "text-delta" | "reasoning-delta" }>, "id" | "delta" | "providerMetadata">,
  ): { error: unknown } | undefined {
    this.#open(type, part.id, part.providerMetadata).text += part.delta;
    if (part.delta !== "") this.#on[type](part.delta);
    return this.#count(part.delta);
  }

  #count(delta: string): { error: unknown } | undefined {
    this.#chars += delta.length;
    if (this.#chars > MAX_STEP_CHARS) {
      return {
        error: fail("PROVIDER_BAD_RESPONSE", { message: `The answer is longer than ${MAX_STEP_CHARS} characters.` }),
      };
    }
  }

  #addCall(part: Extract<Part, { type: "tool-call" }>): void {
    const call = readToolCall(part);
    this.#calls.push(call);
    this.#parts.push({
      type: "tool-call",
      toolCallId: part.toolCallId,
      toolName: part.toolName,
      // Providers accept nothing but an object here; the error sent back with the result quotes what was wrong.
      input: call.invalid === undefined ? call.input : {},
      ...(part.providerMetadata ? { providerOptions: part.providerMetadata } : {}),
    });
  }

  #textOf(type: TextBlock["type"]): string {
    return [...this.#blocks.values()].flatMap((block) => (block.type === type ? [block.text] : [])).join("");
  }

  #usage(): ModelStep["usage"] {
    const reported = this.#finish?.usage;
    if (reported?.inputTokens.total === undefined && reported?.outputTokens.total === undefined) {
      const calls = this.#calls.map((call) => JSON.stringify(call.input)).join("");
      const prompt_tokens = estimateTokens(promptText(this.#prompt));
      const completion_tokens = estimateTokens(this.#textOf("text") + this.#textOf("reasoning") + calls);
      return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens, estimated: true };
    }
    return reportedUsage(reported);
  }
}

function reportedUsage({ inputTokens, outputTokens, raw }: LanguageModelV4Usage): ModelStep["usage"] {
  const prompt_tokens = countOf(inputTokens.total);
  const completion_tokens = countOf(outputTokens.total);
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens: prompt_tokens + completion_tokens,
    ...(outputTokens.reasoning ? { reasoning_tokens: countOf(outputTokens.reasoning) } : {}),
    ...(inputTokens.cacheRead ? { cached_tokens: countOf(inputTokens.cacheRead) } : {}),
    ...(raw?.estimated === true ? { estimated: true } : {}),
  };
}

/** A seed that is left out changes no answer that anybody could foresee. */
const featureLeftOut = (warning: Extract<Part, { type: "stream-start" }>["warnings"][number]): string[] =>
  warning.type === "unsupported" && warning.feature !== "seed" ? [warning.feature] : [];

/** What a provider says it counted, as a count: whole, not negative, and of a size that can be added up and stored. */
const countOf = (reported: number | undefined): number =>
  Number.isFinite(reported) ? Math.min(Math.max(Math.round(reported ?? 0), 0), MAX_TOKENS) : 0;

const MAX_TOKENS = 1_000_000_000;
