import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { apiKeys } from "../../../db/schema/index.ts";
import { announceRevoked, createApiKey, endSession, revokeApiKey, updateApiKey } from "../../../lib/auth/index.ts";
import { updateConversation } from "../../../lib/conversations/index.ts";
import { setUserActive, setUserSuperuser } from "../../../lib/users/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { until } from "../../support/until.ts";
import { callById } from "../api/api-client.ts";
import { connect } from "./raw-client.ts";
import { type SignedIn, signedIn, userMessage, withSocketServer } from "./socket-server.ts";

const server = withSocketServer();

/** A change of somebody's rights must have reached what they have open by then. */
const WITHIN_MS = 1_000;

/** A real event stream over HTTP; `ended` resolves when the server has ended it. */
async function openStream(token: string, conversation_id: string) {
  const url = `http://127.0.0.1:${server.port}/v1/events?conversation=${conversation_id}:0`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!response.body) throw new Error(`no stream: ${response.status}`);
  let text = "";
  const ended = (async () => {
    for await (const bytes of response.body ?? []) text += Buffer.from(bytes).toString();
  })();
  await until(async () => text.includes("connection_status"));
  return { ended, text: () => text };
}

const openSocket = async (token: string, conversation_id: string) => {
  const client = await connect(server.chat(conversation_id, `?token=${token}`));
  await client.next("connection_status");
  return client;
};

/** What somebody has open, by one token or key. */
async function openBoth(token: string, { conversation_id }: SignedIn) {
  const [stream, socket] = await Promise.all([openStream(token, conversation_id), openSocket(token, conversation_id)]);
  return { stream, socket };
}

type Open = Awaited<ReturnType<typeof openBoth>>;

/** Does the change, and fails unless everything has ended in time. */
async function endsInTime(open: Open[], change: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await change();
  const closed = await Promise.all(open.map(({ socket }) => socket.closed));
  await Promise.all(open.map(({ stream }) => stream.ended));
  expect(performance.now() - began).toBeLessThan(WITHIN_MS);
  for (const close of closed) expect(close).toEqual({ code: 4401, reason: "signed out" });
}

const keyOf = ({ actor }: SignedIn, body: { scopes?: string[]; expires_at?: string } = {}) =>
  createApiKey(actor, { name: "A program", scopes: ["*"], ...body });

describe("what is open", () => {
  it("ends within a second when its person is deactivated, by sign-in and by key, and nobody else's does", async () => {
    const admin = await createActor({ is_superuser: true });
    const ada = await signedIn();
    const eve = await signedIn();
    const key = (await keyOf(ada)).key;
    const others = await openBoth(eve.token, eve);
    const open = [await openBoth(ada.token, ada), await openBoth(key, ada)];
    await endsInTime(open, () => setUserActive(admin, ada.actor.user_id, false));
    for (const token of [ada.token, key]) {
      expect((await callById("getMe", { token })).status).toBe(401);
      await expect(openSocket(token, ada.conversation_id)).rejects.toThrow("401");
    }
    await updateConversation(eve.actor, eve.conversation_id, { title: "still here" });
    await until(async () => others.stream.text().includes("still here"));
    expect(others.socket.ws.readyState).toBe(others.socket.ws.OPEN);
    await endsInTime([others], async () => announceRevoked([eve.actor.session_id ?? ""]));
  });

  it("ends with its key alone: revoked, or good for something else", async () => {
    const ada = await signedIn();
    const first = await keyOf(ada);
    const second = await keyOf(ada);
    const own = await openBoth(ada.token, ada);
    const [byFirst, bySecond] = [await openBoth(first.key, ada), await openBoth(second.key, ada)];
    await endsInTime([byFirst], () => revokeApiKey(ada.actor, first.key_id));
    expect(bySecond.socket.ws.readyState).toBe(bySecond.socket.ws.OPEN);
    await updateApiKey(ada.actor, second.key_id, { name: "Another name" });
    expect(bySecond.socket.ws.readyState).toBe(bySecond.socket.ws.OPEN);
    await endsInTime([bySecond], () => updateApiKey(ada.actor, second.key_id, { scopes: ["models:read"] }));
    expect(own.socket.ws.readyState).toBe(own.socket.ws.OPEN);
    await endsInTime([own], () => endSession(ada.actor, ada.actor.session_id ?? ""));
  });

  it("ends when its key expires", async () => {
    const ada = await signedIn();
    const end = Date.now() + 1_200;
    const { key } = await keyOf(ada, { expires_at: new Date(end).toISOString() });
    const { stream, socket } = await openBoth(key, ada);
    expect(Date.now()).toBeLessThan(end);
    expect(await socket.closed).toEqual({ code: 4401, reason: "token expired" });
    await stream.ended;
    expect(Date.now() - end).toBeGreaterThan(-50);
    expect(Date.now() - end).toBeLessThan(WITHIN_MS);
    expect((await callById("getMe", { token: key })).status).toBe(401);
  });

  it("does nothing for a key that another process has revoked", async () => {
    const ada = await signedIn();
    const { key, key_id } = await keyOf(ada);
    const socket = await openSocket(key, ada.conversation_id);
    await db().update(apiKeys).set({ revoked_at: sql`now()` }).where(eq(apiKeys.key_id, key_id));
    socket.send(userMessage("hello"));
    expect(await socket.closed).toEqual({ code: 4401, reason: "signed out" });
  });
});

describe("a key over a socket", () => {
  it("watches with messages:read, sends with messages:write only, and opens nothing with neither", async () => {
    const ada = await signedIn();
    const reader = await keyOf(ada, { scopes: ["messages:read"] });
    const socket = await openSocket(reader.key, ada.conversation_id);
    socket.send({ type: "ping" });
    await socket.next("pong");
    const sent = [
      userMessage("hello"),
      { type: "cancel", data: {} },
      { type: "approval_response", data: { approval_id: ada.conversation_id, decision: "approve" } },
    ];
    for (const message of sent) {
      const from = socket.messages.length;
      socket.send(message);
      const { data } = await socket.next("error", undefined, from);
      expect(data).toMatchObject({ error_code: "FORBIDDEN", error_message: expect.stringContaining("scope") });
    }
    const writer = await keyOf(ada, { scopes: ["messages:read", "messages:write"] });
    const writing = await openSocket(writer.key, ada.conversation_id);
    writing.send(userMessage("hello"));
    await writing.next("message_received");
    const other = await keyOf(ada, { scopes: ["messages:write"] });
    await expect(openSocket(other.key, ada.conversation_id)).rejects.toThrow("403");
    for (const client of [socket, writing]) client.ws.terminate();
  });
});

it("a demoted administrator's next request is refused, by sign-in and by key", async () => {
  const admin = await createActor({ is_superuser: true });
  const ada = await signedIn({ is_superuser: true });
  const { key } = await keyOf(ada);
  const look = async (token: string) => (await callById("getRunStatistics", { token })).status;
  expect([await look(ada.token), await look(key)]).toEqual([200, 200]);
  await setUserSuperuser(admin, ada.actor.user_id, false);
  for (const token of [ada.token, key]) expect([401, 403]).toContain(await look(token));
});
