import { fail } from "../../core/errors.ts";
import { singleton } from "../../core/process/singleton.ts";
import type { ChatSocket } from "./chat-socket.ts";
import type { SocketLimits } from "./socket-limits.ts";

/** The open sockets of this process. */
class SocketRegistry {
  /** With the address each came from. */
  readonly #sockets = new Map<ChatSocket, string>();
  #is_closing = false;

  /**
   * RATE_LIMITED when this person, this conversation or this address has all the sockets it may have, SERVICE_UNAVAILABLE
   * once the server says goodbye: a socket that came after it would never hear it.
   */
  requireRoom(user_id: string, conversation_id: string, address: string, limits: SocketLimits): void {
    if (this.#is_closing) throw fail("SERVICE_UNAVAILABLE", { retry_after: 2 });
    const ofUser = this.all.filter(({ actor }) => actor.user_id === user_id).length;
    const ofConversation = this.all.filter((socket) => socket.conversation_id === conversation_id).length;
    const ofAddress = [...this.#sockets.values()].filter((known) => known === address && known !== "unknown").length;
    const hasRoom =
      ofUser < limits.sockets_per_user &&
      ofConversation < limits.sockets_per_conversation &&
      ofAddress < limits.sockets_per_address;
    if (hasRoom) return;
    throw fail("RATE_LIMITED", { message: "Too many sockets are open. Close some of them.", retry_after: 10 });
  }

  add(socket: ChatSocket, address: string): void {
    this.#sockets.set(socket, address);
  }

  /** Lets sockets in, also after a goodbye. */
  open(): void {
    this.#is_closing = false;
  }

  /** Tells every socket that the server goes; from now on none is let in. */
  sayClosing(): void {
    this.#is_closing = true;
    for (const socket of this.all) socket.sayClosing();
  }

  remove(socket: ChatSocket): void {
    this.#sockets.delete(socket);
  }

  get all(): ChatSocket[] {
    return [...this.#sockets.keys()];
  }
}

export const chatSockets = (): SocketRegistry => singleton("chat_sockets", () => new SocketRegistry());
