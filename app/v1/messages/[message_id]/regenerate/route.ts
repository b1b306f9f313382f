import { eventStream, handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/message-changes";
import { followOwnFacts, openEventStream } from "@/lib/realtime";
import { regenerateMessage } from "@/lib/runs";

export const POST = handle(contract.regenerateMessage, async ({ actor, params, body, request }) => {
  const { run, created, facts } = await regenerateMessage(actor, params.message_id, body);
  if (!(request.headers.get("accept") ?? "").toLowerCase().includes("text/event-stream")) return run;
  const { run_id, conversation_id } = run;
  return await eventStream(actor, request, async (until, over) =>
    created
      ? followOwnFacts(actor, conversation_id, { facts, run_id, signal: until, over })
      : await openEventStream(actor, conversation_id, { last_seq: 0, run_id, signal: until, over }),
  );
});
