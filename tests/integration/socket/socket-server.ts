import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll } from "vitest";
import { GET as getConversation } from "../../../app/v1/conversations/[conversation_id]/route.ts";
import { GET as streamEvents } from "../../../app/v1/events/route.ts";
import { db } from "../../../db/client.ts";
import { insertSession } from "../../../db/queries/sign-in/sign-in-sessions.ts";
import { issueAccessToken } from "../../../lib/auth/access-token.ts";
import { cookieSecret, sessionCookieName } from "../../../lib/auth/session-cookie.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { newId } from "../../../lib/core/ids.ts";
import { installWebSocket } from "../../../lib/realtime/index.ts";
import type { SocketLimits } from "../../../lib/realtime/websocket/socket-limits.ts";
import { cancelRun, decideApproval, getRun, startRun, tellConversationChanges } from "../../../lib/runs/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { withEngine } from "../../support/engine.ts";

/** The sockets' own handler on a bare HTTP server, as server.ts hands upgrades to it, with the engine in this process. */
export function withSocketServer(limits: Partial<SocketLimits> = {}) {
  withEngine();
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? "");
    answer(request, response).catch(() => response.destroy());
  });
  const accepted: Socket[] = [];
  const requests: IncomingMessage[] = [];
  const state = {
    url: "",
    port: 0,
    /** The server's ends of the connections, in order. */
    accepted,
    /** The upgrades, as they are after the handler had them. */
    requests,
    /** What was asked without an upgrade. */
    paths,
    chat: (conversation_id: string, query = ""): string => `${state.url}/v1/ws/chat/${conversation_id}${query}`,
  };
  beforeAll(async () => {
    tellConversationChanges();
    installWebSocket({ startRun, getRun, cancelRun, decideApproval }, limits);
    server.on("connection", (socket) => accepted.push(socket));
    server.on("upgrade", (request: IncomingMessage, socket, head) => {
      requests.push(request);
      Reflect.get(globalThis, Symbol.for("alma.upgrade"))(request, socket, head);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    state.port = (server.address() as AddressInfo).port;
    state.url = `ws://127.0.0.1:${state.port}`;
  });
  afterAll(async () => {
    for (const socket of accepted) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return state;
}

/** The routes that clients ask beside their socket, as Next would serve them. */
async function answer({ url = "", headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const { authorization = "" } = headers;
  const request = new Request(`http://localhost:3000${url}`, { headers: { authorization }, signal: gone.signal });
  const conversation_id = /^\/v1\/conversations\/([^/]+)$/.exec(url)?.[1] ?? "";
  const route = url.startsWith("/v1/events?") ? streamEvents : getConversation;
  const answered = await route(request, { params: Promise.resolve({ conversation_id }) });
  response.writeHead(answered.status, Object.fromEntries(answered.headers)).flushHeaders();
  for await (const bytes of answered.body ?? []) response.write(bytes);
  response.end();
}

export interface SignedIn {
  actor: Actor;
  token: string;
  /** The header of a browser that is signed in. */
  cookie: string;
  conversation_id: string;
}

/** A person with a sign-in that lasts `seconds`, and a conversation of theirs. */
export async function signedIn({ is_superuser = true, seconds = 1_800 } = {}): Promise<SignedIn> {
  const actor = await createActor({ is_superuser });
  const { user_id } = actor;
  const session_id = newId();
  const created_at = new Date();
  const expires_at = new Date(created_at.getTime() + seconds * 1_000);
  await insertSession(db(), { session_id, user_id, kind: "api", created_at, expires_at, user_agent: null });
  const { conversation_id } = await createConversation(actor, {});
  const cookie = `${sessionCookieName()}=${await encode({ token: { user_id, session_id }, secret: cookieSecret() })}`;
  const token = await issueAccessToken({ user_id, session_id });
  return { actor: { ...actor, session_id }, token, cookie, conversation_id };
}

let count = 0;
/** A `user_message` as the seed writes it, with an id of its own unless given. */
export function userMessage(content: string, message_id?: string) {
  count += 1;
  const data = { content, message_id: message_id ?? `temp_msg_${count}` };
  return { type: "user_message", data, timestamp: new Date().toISOString() };
}
