import { eventStream, handle, lastEventId } from "@/lib/http";
import { streamEvents } from "@/lib/protocol/contract/messages";
import { openEventStream } from "@/lib/realtime";

export const GET = handle(streamEvents, ({ actor, params, query, request }) =>
  eventStream(actor, request, (signal, over) =>
    openEventStream(actor, params.conversation_id, {
      last_seq: lastEventId(request) ?? query.last_seq ?? null,
      signal,
      over,
    }),
  ),
);
