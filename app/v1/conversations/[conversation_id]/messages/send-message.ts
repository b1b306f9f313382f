import type { z } from "zod";
import { accepted, type Call, eventStream } from "@/lib/http";
import { loadConversationView } from "@/lib/messages";
import type { conversationParams } from "@/lib/protocol/contract/conversations";
import type { Message, sendMessageBody } from "@/lib/protocol/contract/messages";
import { runSchema } from "@/lib/protocol/contract/runs";
import { openEventStream } from "@/lib/realtime";
import { startRun, waitForRun } from "@/lib/runs";

type SendCall = Call<typeof conversationParams, z.ZodNever, typeof sendMessageBody>;

/**
 * Starts a run and answers in the way the client asked for: the finished message, the run's events as they come, or 202
 * with the run at once. A client that goes away does not stop the run.
 */
export async function sendMessage(call: SendCall): Promise<Message | Response> {
  const { actor, params, body, request, signal } = call;
  const { conversation_id } = params;
  const { view } = await loadConversationView(actor, conversation_id, { limit: 1 });
  const { run, created } = await startRun(actor, { conversation_id, ...body });
  if (prefersAsync(request)) return accepted(call.request_id, runSchema, run);
  if (!wantsEvents(request)) return await waitForRun(actor, run.run_id, signal);
  // A message sent for the second time may have its answer already: from the first fact on, its end is among them.
  const options = { last_seq: created ? view.last_seq : 0, run_id: run.run_id };
  return await eventStream(actor, request, (until) =>
    openEventStream(actor, conversation_id, { ...options, signal: until }),
  );
}

const prefersAsync = (request: Request): boolean => /\brespond-async\b/i.test(request.headers.get("prefer") ?? "");

const wantsEvents = (request: Request): boolean =>
  (request.headers.get("accept") ?? "").toLowerCase().includes("text/event-stream");
