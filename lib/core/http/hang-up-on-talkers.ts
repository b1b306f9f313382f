import type { IncomingMessage, ServerResponse } from "node:http";

/** How long a client that was answered may go on sending, and read why it was refused. */
const LINGER_MS = 2_000;

/** What a client still sends after its answer nobody reads: a body of any size must not keep a connection busy. */
export function hangUpOnTalkers(request: IncomingMessage, response: ServerResponse, linger_ms = LINGER_MS): void {
  // Kept from the beginning: a request whose body was given up half-way names no socket any more.
  const { socket } = request;
  response.once("finish", () => {
    if (request.complete) return;
    setTimeout(() => request.complete || socket.destroy(), linger_ms).unref();
  });
}
