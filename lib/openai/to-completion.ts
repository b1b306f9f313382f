import type { ChatCompletion, ChatUsage, FinishReason } from "../protocol/contract/openai-chat.ts";
import { type Answer, usageOf } from "./piece.ts";

type ToolCall = NonNullable<ChatCompletion["choices"][number]["message"]["tool_calls"]>[number];

/** The whole answer in one object, when it is complete. */
export async function toCompletion({ id, created, model, conversation_id, pieces }: Answer): Promise<ChatCompletion> {
  const texts: string[] = [];
  const thoughts: string[] = [];
  const tool_calls: ToolCall[] = [];
  let [finish_reason, usage]: [FinishReason, ChatUsage] = ["stop", usageOf(undefined)];
  for await (const piece of pieces) {
    if (piece.kind === "text") texts.push(piece.text);
    else if (piece.kind === "reasoning") thoughts.push(piece.text);
    else if (piece.kind === "end") ({ finish_reason, usage } = piece);
    else addCall(tool_calls, piece);
  }
  const content = texts.join("");
  const message = {
    role: "assistant" as const,
    content: content === "" && tool_calls.length > 0 ? null : content,
    refusal: null,
    ...(thoughts.length > 0 && { reasoning_content: thoughts.join("") }),
    ...(tool_calls.length > 0 && { tool_calls }),
  };
  return {
    id,
    object: "chat.completion",
    created,
    model,
    choices: [{ index: 0, message, logprobs: null, finish_reason }],
    usage,
    ...(conversation_id !== undefined && { conversation_id }),
  };
}

function addCall(calls: ToolCall[], piece: { index: number; id?: string; name?: string; arguments: string }): void {
  const call = calls[piece.index] ?? { id: piece.id ?? "", type: "function", function: { name: "", arguments: "" } };
  call.function.name += piece.name ?? "";
  call.function.arguments += piece.arguments;
  calls[piece.index] = call;
}
