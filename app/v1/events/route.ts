import { eventStream, handle, validate } from "@/lib/http";
import { sharedPlaces, streamSharedEvents } from "@/lib/protocol/contract/events";
import { openSharedStream } from "@/lib/realtime";

export const GET = handle(streamSharedEvents, async ({ actor, request }) => {
  const asked = new URL(request.url).searchParams.getAll("conversation");
  const places = await validate(sharedPlaces, asked);
  return await eventStream(actor, request, (signal, over) => openSharedStream(actor, places, { signal, over }));
});
