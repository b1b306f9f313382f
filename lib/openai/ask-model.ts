import type { Actor } from "../core/actor.ts";
import type { ChatCompletionBody } from "../protocol/contract/openai-chat.ts";
import {
  estimateTokens,
  type NamedModel,
  promptText,
  type ResolvedModel,
  resolveModel,
  type StepListener,
  type StepResult,
  streamStep,
} from "../providers/index.ts";
import { noteUse } from "./note-use.ts";
import { finishReasonOf, type Piece, usageOf } from "./piece.ts";
import { PieceQueue } from "./piece-queue.ts";
import { tooLong, unsupported } from "./refuse.ts";
import { toCall } from "./to-call.ts";

/**
 * Asks a model of the actor's providers directly: no agent, no conversation, the client's own tools both ways. Asked once;
 * trying again is the client's, who is told whether it can help. What arrived before a failure is given first.
 */
export async function* askModel(
  actor: Actor,
  named: NamedModel,
  body: ChatCompletionBody,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const resolved = await resolveModel(actor, named.model_id);
  const gone = new AbortController();
  const call = toCall(body, AbortSignal.any([signal, gone.signal]));
  requireRoom(resolved, call.prompt);
  const queue = new PieceQueue();
  const streamed = new Map<string, number>();
  const asking = streamStep(resolved.model, call, listener(queue, streamed))
    .then(async (result) => {
      const { usage } = result.ok ? result.step : result.partial;
      const was_sent = result.ok || result.was_sent !== false;
      if (was_sent) await noteUse(actor, named, { pricing: resolved.pricing, is_ok: result.ok, usage });
      finish(queue, streamed, result);
    })
    .catch((error: unknown) => queue.end(error));
  try {
    yield* queue.read();
  } finally {
    gone.abort();
    await asking;
  }
}

function requireRoom({ context_window }: ResolvedModel, prompt: Parameters<typeof promptText>[0]): void {
  const tokens = estimateTokens(promptText(prompt));
  if (context_window === null || tokens <= context_window) return;
  throw tooLong(`The messages are about ${tokens} tokens; the model takes ${context_window}. Leave some out.`);
}

const listener = (queue: PieceQueue, streamed: Map<string, number>): StepListener => ({
  text: (text) => queue.push({ kind: "text", text }),
  reasoning: (text) => queue.push({ kind: "reasoning", text }),
  toolInput: ({ provider_call_id: id, tool_name: name, delta }) => {
    const known = streamed.get(id);
    const index = known ?? streamed.size;
    streamed.set(id, index);
    queue.push({ kind: "tool_call", index, ...(known === undefined && { id, name }), arguments: delta });
  },
  unsupported: ([feature]) => {
    if (feature !== undefined) throw unsupported(feature, "is not supported by this model");
  },
});

function finish(queue: PieceQueue, streamed: Map<string, number>, result: StepResult): void {
  if (!result.ok) {
    queue.end(result.error);
    return;
  }
  const { tool_calls, finish_reason, usage } = result.step;
  for (const { provider_call_id: id, tool_name: name, input } of tool_calls) {
    // Told whole where the provider's package did not stream it.
    if (streamed.has(id)) continue;
    const text = typeof input === "string" ? input : JSON.stringify(input);
    queue.push({ kind: "tool_call", index: streamed.size, id, name, arguments: text });
    streamed.set(id, streamed.size);
  }
  queue.push({ kind: "end", finish_reason: finishReasonOf(finish_reason), usage: usageOf(usage) });
  queue.end();
}
