import { fail } from "../../core/errors.ts";
import { singleton } from "../../core/singleton.ts";
import type { ChatSocket } from "./chat-socket.ts";
import type { SocketLimits } from "./socket-limits.ts";

/** The open sockets of this process. */
class SocketRegistry {
  readonly #sockets = new Set<ChatSocket>();

  /** RATE_LIMITED when this person or this conversation has all the sockets it may have. */
  requireRoom(user_id: string, conversation_id: string, limits: SocketLimits): void {
    const ofUser = [...this.#sockets].filter(({ actor }) => actor.user_id === user_id);
    const ofConversation = ofUser.filter((socket) => socket.conversation_id === conversation_id);
    if (ofUser.length < limits.sockets_per_user && ofConversation.length < limits.sockets_per_conversation) return;
    throw fail("RATE_LIMITED", { message: "Too many sockets are open. Close some of them.", retry_after: 10 });
  }

  add(socket: ChatSocket): void {
    this.#sockets.add(socket);
  }

  remove(socket: ChatSocket): void {
    this.#sockets.delete(socket);
  }

  get all(): ChatSocket[] {
    return [...this.#sockets];
  }
}

export const chatSockets = (): SocketRegistry => singleton("chat_sockets", () => new SocketRegistry());
