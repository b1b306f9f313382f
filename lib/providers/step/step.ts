import type {
  EmbeddingModelV4,
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
} from "@ai-sdk/provider";
import type { AlmaError } from "../../core/errors.ts";

/** A model that can be asked; made by a provider kind or by the offline assistant. */
export type ChatModel = LanguageModelV4;
/** A model that turns texts into vectors. */
export type EmbeddingModel = EmbeddingModelV4;
/** The messages sent to a model, in the provider packages' form. */
export type Prompt = LanguageModelV4Prompt;
export type PromptMessage = LanguageModelV4Message;
export type AssistantPart = Extract<PromptMessage, { role: "assistant" }>["content"][number];
export type ToolMessagePart = Extract<PromptMessage, { role: "tool" }>["content"][number];

/** A tool as a model sees it; `input_schema` is a JSON schema of an object. */
export interface ToolSpec {
  name: string;
  description: string;
  input_schema: Record<string, unknown>;
}

export interface StepTimeouts {
  /** From the call to the first piece of output. */
  first_token_ms: number;
  /** Between two parts of the stream. */
  idle_ms: number;
}

/** What a program may say beside it, in the provider packages' form. */
export type StepOptions = Pick<
  LanguageModelV4CallOptions,
  | "topP"
  | "presencePenalty"
  | "frequencyPenalty"
  | "stopSequences"
  | "seed"
  | "reasoning"
  | "toolChoice"
  | "responseFormat"
>;

export interface StepCall {
  prompt: Prompt;
  tools?: ToolSpec[] | undefined;
  temperature?: number | undefined;
  max_output_tokens?: number | undefined;
  options?: StepOptions | undefined;
  signal: AbortSignal;
  timeouts?: Partial<StepTimeouts> | undefined;
}

/** Called while the answer arrives, in order; must be quick. What one of them throws is thrown on by `streamStep`. */
export interface StepListener {
  text(delta: string): void;
  reasoning(delta: string): void;
  toolInput?(piece: { provider_call_id: string; tool_name: string; delta: string }): void;
  /** What was asked for and is left out, because the model or its provider's package cannot do it. */
  unsupported?(features: string[]): void;
}

export interface ToolCallRequest {
  provider_call_id: string;
  tool_name: string;
  /** The parsed arguments, an object; the raw text where `invalid` is set. */
  input: unknown;
  /** Why the arguments cannot be used, in words for the model. Such a call must be answered with an error, not executed. */
  invalid?: string;
}

export interface StepUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  /** Part of `completion_tokens`. */
  reasoning_tokens?: number;
  /** Part of `prompt_tokens`. */
  cached_tokens?: number;
  /** True where the provider reported none and the numbers are our estimate. */
  estimated?: boolean;
}

export type StepFinishReason = "stop" | "length" | "tool_calls" | "content_filter" | "error" | "other";

/** One answer of a model. */
export interface ModelStep {
  text: string;
  reasoning: string;
  tool_calls: ToolCallRequest[];
  usage: StepUsage;
  finish_reason: StepFinishReason;
  /** The model that answered, as the provider names it. */
  response_model?: string;
  /** The answer as the assistant message to send back in the next step, with the provider's own marks (signatures). */
  response_message_parts: AssistantPart[];
  /** Seconds. */
  response_time: number;
}

/**
 * `partial` is what arrived before the failure; it never has tool calls. `retry_after` is in seconds. `was_sent` is false
 * where the provider was not asked at all.
 */
export type StepResult =
  | { ok: true; step: ModelStep }
  | {
      ok: false;
      error: AlmaError;
      partial: ModelStep;
      retryable: boolean;
      retry_after?: number;
      was_sent?: boolean;
    };
