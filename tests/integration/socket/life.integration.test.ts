import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import { db } from "../../../db/client.ts";
import { revokeSessions } from "../../../db/queries/sign-in/sign-in-sessions.ts";
import { announceRevoked } from "../../../lib/auth/index.ts";
import { deleteConversation, restoreConversation } from "../../../lib/conversations/index.ts";
import { newId } from "../../../lib/core/ids.ts";
import { hub, LiveAnswer } from "../../../lib/realtime/index.ts";
import { until } from "../../support/until.ts";
import { connect, type RawClient } from "./raw-client.ts";
import { type SignedIn, signedIn, userMessage, withSocketServer } from "./socket-server.ts";

const server = withSocketServer({ ping_ms: 300, max_refused: 5, burst: 8, burst_ms: 4_000, stuck_ms: 2_000 });

const open = (ada: SignedIn): Promise<RawClient> => connect(server.chat(ada.conversation_id, `?token=${ada.token}`));
const peerOf = (client: RawClient) => {
  const local = Reflect.get(client.ws, "_socket").localPort;
  const peer = server.accepted.find((socket) => socket.remotePort === local);
  if (!peer) throw new Error("the server has no such connection");
  return peer;
};

afterEach(() => vi.useRealTimers());

it("ends with the token it was opened with", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 1_797_500 });
  const ada = await signedIn({ seconds: 3_600 });
  vi.useRealTimers();
  const client = await open(ada);
  expect(await client.closed).toEqual({ code: 4401, reason: "token expired" });
});

it("ends at once when its person signs out", async () => {
  const ada = await signedIn();
  const client = await open(ada);
  announceRevoked(await revokeSessions(db(), ada.actor.user_id, { except: null }));
  expect(await client.closed).toEqual({ code: 4401, reason: "signed out" });
});

it("does nothing for a person whose sign-in another process has ended", async () => {
  const ada = await signedIn();
  const client = await open(ada);
  await revokeSessions(db(), ada.actor.user_id, { except: null });
  client.send(userMessage("hello"));
  expect(await client.closed).toEqual({ code: 4401, reason: "signed out" });
});

it("ends when the conversation is deleted, but not over a deletion that was taken back", async () => {
  const ada = await signedIn();
  const client = await open(ada);
  await deleteConversation(ada.actor, ada.conversation_id);
  expect(await client.closed).toEqual({ code: 4404, reason: "conversation deleted" });
  await expect(open(ada)).rejects.toThrow("404");

  await restoreConversation(ada.actor, ada.conversation_id);
  const back = await open(ada);
  back.send({ type: "resume", data: { last_seq: 0 } });
  await back.next("conversation_update", ({ data }) => data.is_deleted === true);
  await back.next("conversation_update", ({ data }) => data.is_deleted === false);
  await wait(100);
  expect(back.ws.readyState).toBe(back.ws.OPEN);
  back.ws.close();
});

it("breaks off a line whose other end has vanished", async () => {
  const ada = await signedIn();
  const client = await open(ada);
  const alive = await open(ada);
  const peer = peerOf(client);
  client.ws.pause();
  await until(async () => peer.destroyed, 3_000);
  expect(alive.ws.readyState).toBe(alive.ws.OPEN);
  client.ws.resume();
  expect((await client.closed).code).toBe(1006);
  alive.ws.close();
  await until(async () => hub().readers === 0);
});

it("slows down who sends too fast, and ends who does not stop", async () => {
  const ada = await signedIn();
  const client = await open(ada);
  for (let count = 0; count < 9; count += 1) client.send({ type: "ping" });
  const { data } = await client.next("error");
  expect(data).toMatchObject({ error_code: "RATE_LIMITED", retry_after: 1 });
  client.send(userMessage("hello", "late"));
  expect((await client.next("error", ({ data }) => data.temp_message_id === "late")).data.retry_after).toBe(1);
  await wait(1_100);
  const before = client.messages.filter(({ type }) => type === "pong").length;
  client.send({ type: "ping" });
  await until(async () => client.messages.filter(({ type }) => type === "pong").length > before);
  for (let count = 0; count < 20; count += 1) client.send({ type: "ping" });
  expect(await client.closed).toEqual({ code: 1008, reason: "too many messages" });
});

it("ends over frames that are too big, binary, or again and again no JSON", async () => {
  const ada = await signedIn();
  const big = await open(ada);
  big.send("x".repeat(1_048_577));
  expect((await big.closed).code).toBe(1009);
  const binary = await open(ada);
  binary.send(Buffer.from('{"type":"ping"}'));
  expect(await binary.closed).toEqual({ code: 1003, reason: "text frames only" });
  const nonsense = await open(ada);
  for (let count = 0; count < 6; count += 1) nonsense.send("{");
  expect(await nonsense.closed).toEqual({ code: 1007, reason: "not JSON" });
  expect(nonsense.messages.filter(({ type }) => type === "error")).toHaveLength(5);
});

/** An answer of 20 million characters, written as a run would write it, while `client` reads nothing. */
async function writeMuch(ada: SignedIn) {
  const { conversation_id } = ada;
  const answer = new LiveAnswer({ conversation_id, message_id: newId(), text: "", reasoning: "", attempt: 0 });
  for (let part = 0; part < 100; part += 1) {
    answer.addText(String(part % 10).repeat(200_000));
    await wait(10);
  }
  answer.addText("The end.");
  answer.flush();
  return answer;
}

it("keeps little for a client that does not read, and gives it the same text when it does", async () => {
  const ada = await signedIn();
  const client = await open(ada);
  await client.next("connection_status");
  const peer = peerOf(client);
  client.ws.pause();
  const pongs = setInterval(() => client.ws.pong(), 100);
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, peer.writableLength);
  }, 5);
  const answer = await writeMuch(ada);
  clearInterval(watch);
  client.ws.resume();
  await client.next("content_stream", ({ data }) => data.content_delta.endsWith("The end."));
  clearInterval(pongs);
  let text = "";
  for (const message of client.messages) {
    if (message.type !== "content_stream" || message.data.offset > text.length) continue;
    text = text.slice(0, message.data.offset) + message.data.content_delta;
  }
  expect(text === answer.text).toBe(true);
  expect(client.messages.filter(({ type }) => type === "content_stream").length).toBeLessThan(100);
  // A buffer's worth and the gathered delta that filled it, not the megabytes that were written meanwhile.
  expect(most).toBeGreaterThan(256 * 1024);
  expect(most).toBeLessThan(256 * 1024 + 4_000_000);
  answer.drop();
  client.ws.close();
});

it("ends with a client that reads nothing for too long", async () => {
  const ada = await signedIn();
  const client = await open(ada);
  const peer = peerOf(client);
  client.ws.pause();
  const pongs = setInterval(() => client.ws.pong(), 100);
  const answer = await writeMuch(ada);
  const began = Date.now();
  await until(async () => peer.destroyed, 12_000);
  expect(Date.now() - began).toBeLessThan(2_000 + 5_000 + 2_000);
  clearInterval(pongs);
  answer.drop();
  client.ws.terminate();
});
