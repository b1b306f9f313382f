import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { WireEvent } from "../../protocol/events.ts";
import { encodeEvent } from "../encode-event.ts";
import { CLOSE, type CloseReason } from "./close-codes.ts";
import type { SocketLimits } from "./socket-limits.ts";

/** How long a client may take to answer our close. */
const CLOSE_MS = 5_000;

/**
 * The way to one client. What a slow client has not read waits in memory only up to a limit: then `send` answers no, and
 * `onDrain` is called once everything has left. A client that reads nothing for too long is closed.
 */
export class Outgoing {
  readonly #ws: WebSocket;
  readonly #limits: SocketLimits;
  #stuck: NodeJS.Timeout | undefined;
  #cut: NodeJS.Timeout | undefined;

  constructor(ws: WebSocket, socket: Socket, limits: SocketLimits, onDrain: () => void) {
    this.#ws = ws;
    this.#limits = limits;
    socket.on("drain", () => {
      this.#forgetStuck();
      onDrain();
    });
    ws.once("close", () => {
      this.#forgetStuck();
      clearTimeout(this.#cut);
    });
  }

  /** Whether more waits for the client already than may. */
  get isFull(): boolean {
    return this.#ws.bufferedAmount > this.#limits.buffer_bytes;
  }

  /** Whether the client can take more. */
  send(event: WireEvent): boolean {
    if (this.#ws.readyState !== this.#ws.OPEN) return false;
    this.#ws.send(encodeEvent(event), { binary: false });
    if (!this.isFull) return true;
    this.#stuck ??= setTimeout(() => this.close("stuck"), this.#limits.stuck_ms);
    return false;
  }

  /** Ends the socket in words; a client that does not answer is cut off. */
  close(reason: CloseReason): void {
    const [code, text] = CLOSE[reason];
    this.#ws.close(code, text);
    this.#cut ??= setTimeout(() => this.#ws.terminate(), CLOSE_MS);
  }

  #forgetStuck(): void {
    clearTimeout(this.#stuck);
    this.#stuck = undefined;
  }
}
