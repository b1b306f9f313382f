import type { ChatUsage, FinishReason } from "../protocol/contract/openai-chat.ts";
import type { StepUsage } from "../providers/index.ts";

/** A piece of an answer, as it comes; `end` is the last. */
export type Piece =
  | { kind: "text"; text: string }
  | { kind: "reasoning"; text: string }
  /** A call of one of the client's tools: begun with its name, then its arguments piece by piece. */
  | { kind: "tool_call"; index: number; id?: string; name?: string; arguments: string }
  | { kind: "end"; finish_reason: FinishReason; usage: ChatUsage };

/** An answer while it is given. */
export interface Answer {
  id: string;
  /** Seconds since 1970. */
  created: number;
  /** As the client named it. */
  model: string;
  /** Where it is kept; undefined for a model that is asked directly. */
  conversation_id?: string | undefined;
  pieces: AsyncIterable<Piece>;
}

const REASONS: Record<string, FinishReason> = {
  length: "length",
  tool_calls: "tool_calls",
  content_filter: "content_filter",
};

/** Everything that is no reason of OpenAI's is a stop. */
export const finishReasonOf = (reason: string | undefined): FinishReason => REASONS[reason ?? ""] ?? "stop";

export function usageOf(used: Omit<StepUsage, "estimated"> | undefined): ChatUsage {
  const { prompt_tokens = 0, completion_tokens = 0, total_tokens = 0, cached_tokens, reasoning_tokens } = used ?? {};
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens,
    ...(cached_tokens !== undefined && { prompt_tokens_details: { cached_tokens } }),
    ...(reasoning_tokens !== undefined && { completion_tokens_details: { reasoning_tokens } }),
  };
}
