import type { Actor } from "../core/actor.ts";
import { env } from "../core/env.ts";
import type { Message } from "../protocol/contract/messages.ts";
import type { WireEvent } from "../protocol/events.ts";
import { ConversationReader } from "../realtime/index.ts";
import { cancelRun, startRun, waitForRun } from "../runs/index.ts";
import type { AgentRequest } from "./agent-request.ts";
import { AnswerText } from "./answer-text.ts";
import { finishReasonOf, type Piece, usageOf } from "./piece.ts";
import { PieceQueue } from "./piece-queue.ts";
import { ToolLines } from "./tool-lines.ts";

interface Asked extends Pick<AgentRequest, "asked" | "tool_lines"> {
  agent_id: string;
  conversation_id: string;
}

/**
 * Asks an agent within a conversation: a run like any other, told as it goes. One that must wait for a person says so and
 * goes on by itself once they have decided. A client that goes away has nobody reading: its run is cancelled.
 */
export async function* askAgent(actor: Actor, asked: Asked, signal: AbortSignal): AsyncGenerator<Piece> {
  const { conversation_id, agent_id, asked: content } = asked;
  const { run, facts } = await startRun(actor, { conversation_id, agent_id, content });
  const queue = new PieceQueue();
  const text = new AnswerText((words) => queue.push({ kind: "text", text: words }));
  const hear = listener(run.assistant_message_id, text, asked.tool_lines, queue);
  const reader = new ConversationReader(conversation_id, (facts[0]?.seq ?? 1) - 1, hear);
  reader.startWith(facts);
  const gone = new AbortController();
  let isOver = false;
  const waiting = waitForRun(actor, run.run_id, AbortSignal.any([signal, gone.signal]))
    .then((waited) => {
      isOver = true;
      if (waited.kind === "answered") return finish(queue, text, waited.message);
      text.line(`> Waiting for your approval: ${env().ALMA_URL}/c/${conversation_id}`);
      queue.push({ kind: "end", finish_reason: "stop", usage: usageOf(waited.run.usage ?? undefined) });
      queue.end();
    })
    .catch((error: unknown) => queue.end(error));
  try {
    yield* queue.read();
  } finally {
    gone.abort();
    reader.close();
    await waiting;
    if (!isOver) await cancelRun(actor, run.run_id);
  }
}

function finish(queue: PieceQueue, text: AnswerText, { content, model_metadata }: Message): void {
  text.finish(content);
  const finish_reason = finishReasonOf(model_metadata?.finish_reason);
  queue.push({ kind: "end", finish_reason, usage: usageOf(model_metadata?.usage) });
  queue.end();
}

/** Hears the events of one message; a reader that says it takes all is never left behind. */
function listener(message_id: string, text: AnswerText, has_lines: boolean, queue: PieceQueue) {
  const lines = new ToolLines();
  return (event: WireEvent): boolean => {
    if (!event.data || !("message_id" in event.data) || event.data.message_id !== message_id) return true;
    if (event.type === "content_stream") text.take(event.data);
    else if (event.type === "reasoning_stream") queue.push({ kind: "reasoning", text: event.data.content_delta });
    else if (has_lines) {
      const line = lines.lineFor(event);
      if (line !== null) text.line(line);
    }
    return true;
  };
}
