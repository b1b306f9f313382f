import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { db } from "../../../db/client.ts";
import { findLastSeq } from "../../../db/queries/runs/run-events.ts";
import { authenticateUpgrade, requireScope } from "../../auth/index.ts";
import { getConversation } from "../../conversations/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { clientAddress } from "../../core/http/client-address.ts";
import { isId } from "../../core/ids.ts";
import { withRequestContext } from "../../core/log/request-context.ts";
import { errorAnswer } from "../../http/index.ts";
import { ChatSocket } from "./chat-socket.ts";
import { refuse } from "./refuse.ts";
import type { SocketCommands } from "./socket-commands.ts";
import type { SocketLimits } from "./socket-limits.ts";
import { chatSockets } from "./socket-registry.ts";
import { SUBPROTOCOL, takeTarget } from "./take-target.ts";

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** How long looking up who asks and for what may take. */
const ADMISSION_MS = 10_000;

/** Takes upgrades of `/v1/ws/chat/{conversation_id}`; everything else under `/v1/ws` is refused in words. */
export function createUpgradeHandler(commands: SocketCommands, limits: SocketLimits): UpgradeHandler {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.max_message_bytes,
    handleProtocols: (offered) => offered.has(SUBPROTOCOL) && SUBPROTOCOL,
  });

  const open = (request: IncomingMessage, socket: Socket, head: Buffer, admitted: Admitted) => {
    const address = clientAddress(admitted.headers);
    chatSockets().requireRoom(admitted.actor.user_id, admitted.conversation_id, address, limits);
    server.handleUpgrade(request, socket, head, (ws) => {
      const chat = new ChatSocket({ ...admitted, ws, socket, commands, limits });
      chatSockets().add(chat, address);
      ws.once("close", () => chatSockets().remove(chat));
    });
  };

  return (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const { conversation_id, token } = takeTarget(request);
    const headers = headersOf(request);
    void withRequestContext(headers, async ({ request_id }) => {
      try {
        if (!(socket instanceof Socket)) throw fail("BAD_REQUEST");
        open(request, socket, head, await inTime(admit(request, headers, conversation_id, token)));
      } catch (error) {
        await refuse(socket, errorAnswer(error, request_id, "a WebSocket upgrade"));
      }
    });
  };
}

interface Admitted {
  actor: Actor;
  conversation_id: string;
  last_seq: number;
  headers: Headers;
}

/**
 * NOT_FOUND for another path and a stranger's conversation, BAD_REQUEST for what is no WebSocket, FORBIDDEN for a key that may not read
 * messages, and see {@link authenticateUpgrade}.
 */
async function admit(
  request: IncomingMessage,
  headers: Headers,
  conversation_id: string | null,
  token: string | null,
): Promise<Admitted> {
  if (conversation_id === null) throw fail("NOT_FOUND", { what: "page" });
  if (request.method !== "GET" || request.headers.upgrade?.toLowerCase() !== "websocket") {
    throw fail("BAD_REQUEST", { message: "This address takes WebSocket upgrades by GET only." });
  }
  const actor = await authenticateUpgrade(headers, token);
  requireScope(actor, "messages:read");
  if (!isId(conversation_id)) throw fail("NOT_FOUND", { what: "conversation" });
  await getConversation(actor, conversation_id);
  const { last_seq } = await findLastSeq(db(), conversation_id);
  return { actor, conversation_id, last_seq, headers };
}

/** The request's headers as domains read them; one that is not valid there is left out. */
function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    const text = Array.isArray(value) ? value.join(", ") : (value ?? "");
    // What Latin-1 cannot say, no header of ours says.
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) headers.set(name, text);
  }
  return headers;
}

/** SERVICE_UNAVAILABLE when the work takes longer than a client should wait for an answer. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(fail("SERVICE_UNAVAILABLE", { retry_after: 5 })), ADMISSION_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
