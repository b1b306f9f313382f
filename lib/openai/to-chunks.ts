import type { Answer, Piece } from "./piece.ts";

/** One line of a streamed answer, as OpenAI's API has it. */
export type ChatChunk = { id: string; object: "chat.completion.chunk"; created: number; model: string } & Record<
  string,
  unknown
>;

/** The answer in chunks as it comes; with `include_usage` one more at the end, without choices. */
export async function* toChunks(answer: Answer, include_usage: boolean): AsyncGenerator<ChatChunk> {
  const { id, created, model, conversation_id } = answer;
  const envelope = { id, object: "chat.completion.chunk" as const, created, model };
  const chunk = (delta: object, finish_reason: string | null = null): ChatChunk => ({
    ...envelope,
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
    ...(include_usage && { usage: null }),
  });
  let isFirst = true;
  for await (const piece of answer.pieces) {
    if (isFirst) {
      const first = chunk({ role: "assistant", content: "", refusal: null });
      yield conversation_id === undefined ? first : { ...first, conversation_id };
      isFirst = false;
    }
    if (piece.kind !== "end") {
      yield chunk(deltaOf(piece));
      continue;
    }
    yield chunk({}, piece.finish_reason);
    if (include_usage) yield { ...envelope, choices: [], usage: piece.usage };
  }
}

function deltaOf(piece: Exclude<Piece, { kind: "end" }>): object {
  if (piece.kind === "text") return { content: piece.text };
  if (piece.kind === "reasoning") return { reasoning_content: piece.text };
  const { index, id, name, arguments: input } = piece;
  const call = name === undefined ? { arguments: input } : { name, arguments: input };
  return { tool_calls: [{ index, ...(id !== undefined && { id, type: "function" }), function: call }] };
}
