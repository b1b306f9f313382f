import type { Actor } from "../core/actor.ts";
import { newId } from "../core/ids.ts";
import type { EventData, WireEvent } from "../protocol/events.ts";

type Status = EventData<"connection_status">["status"];

/** What one connection says of itself, first and last. */
export type ConnectionStatus = (status: Status, last_seq?: number) => WireEvent;

/** The status events of a new connection of the actor's to a conversation, under one session id. */
export function connectionStatus(actor: Actor, conversation_id: string): ConnectionStatus {
  const session_id = `session_${newId()}`;
  return (status, last_seq) => ({
    type: "connection_status",
    data: {
      status,
      user_id: actor.user_id,
      conversation_id,
      session_id,
      ...(last_seq !== undefined && { last_seq }),
    },
    timestamp: new Date().toISOString(),
  });
}
