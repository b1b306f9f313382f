import type { EventTransportOptions } from "../event-transport.ts";
import { createSocketLine, type SocketTarget } from "./socket-line.ts";
import { stayConnected } from "./stay-connected.ts";

/**
 * A conversation over WebSocket alone, for programs: events with reconnecting and resuming, and sending over the socket.
 * `send` answers false while no socket is open; a message with the same `message_id` may be sent again at any time.
 */
export function openSocketTransport(options: EventTransportOptions, target: SocketTarget = {}) {
  const line = createSocketLine(target);
  return { ...stayConnected(options, line.read), send: line.send };
}
