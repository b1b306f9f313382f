import type { z } from "zod";
import { accepted, type Call, eventStream } from "@/lib/http";
import type { conversationParams } from "@/lib/protocol/contract/conversations";
import type { Message, sendMessageBody } from "@/lib/protocol/contract/messages";
import { runSchema } from "@/lib/protocol/contract/runs";
import { followOwnFacts, openEventStream } from "@/lib/realtime";
import { startRun, waitForRun } from "@/lib/runs";

type SendCall = Call<typeof conversationParams, z.ZodNever, typeof sendMessageBody>;

/**
 * Starts a run and answers in the way the client asked for: the finished message, the run's events as they come, or 202
 * with the run at once; 202 also where it must wait for a person's approval. A client that goes away does not stop it.
 */
export async function sendMessage(call: SendCall): Promise<Message | Response> {
  const { actor, params, body, request, signal } = call;
  const { conversation_id } = params;
  const { run, created, facts } = await startRun(actor, { conversation_id, ...body });
  if (prefersAsync(request)) return accepted(call.request_id, runSchema, run);
  if (!wantsEvents(request)) {
    const waited = await waitForRun(actor, run.run_id, signal);
    return waited.kind === "answered" ? waited.message : accepted(call.request_id, runSchema, waited.run);
  }
  const { run_id } = run;
  return await eventStream(actor, request, async (until, over) =>
    created
      ? followOwnFacts(actor, conversation_id, { facts, run_id, signal: until, over })
      : // A message sent for the second time may have its answer already: from the first fact on, its end is among them.
        await openEventStream(actor, conversation_id, { last_seq: 0, run_id, signal: until, over }),
  );
}

const prefersAsync = (request: Request): boolean => /\brespond-async\b/i.test(request.headers.get("prefer") ?? "");

const wantsEvents = (request: Request): boolean =>
  (request.headers.get("accept") ?? "").toLowerCase().includes("text/event-stream");
