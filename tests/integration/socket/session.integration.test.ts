import { expect, it } from "vitest";
import { loadConversationView } from "../../../lib/messages/index.ts";
import { openEventStream } from "../../../lib/realtime/index.ts";
import { call, delay, hang, say } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { connect } from "./raw-client.ts";
import { signedIn, userMessage, withSocketServer } from "./socket-server.ts";
import type { ServerMessage } from "./wire-schemas.ts";

const server = withSocketServer();

const facts = (messages: ServerMessage[]) => messages.flatMap((message) => ("seq" in message ? [message.seq] : []));

it("holds one whole conversation, every frame as the protocol says", async () => {
  const ada = await signedIn();
  await scriptedProvider(ada.actor, [
    say("Let me "),
    delay(60),
    say("compute."),
    call("javascript_executor", { code: "console.log(6*7)" }),
    say("It is **42**."),
  ]);
  const client = await connect(server.chat(ada.conversation_id, `?token=${ada.token}`));
  const hello = await client.next("connection_status");
  expect(client.messages[0]).toBe(hello);
  expect(hello.data).toMatchObject({
    status: "connected",
    user_id: ada.actor.user_id,
    conversation_id: ada.conversation_id,
    last_seq: 0,
  });

  client.send({ type: "ping", timestamp: "2025-06-24T10:00:00Z" });
  await client.next("pong");

  client.send(userMessage("```js\nconsole.log(6*7)\n```", "temp_msg_12345"));
  const received = await client.next("message_received");
  expect(received.data).toMatchObject({ temp_message_id: "temp_msg_12345", status: "processing" });
  const complete = await client.next("message_complete");
  expect(complete.data).toMatchObject({ final_content: "Let me compute.\n\nIt is **42**." });
  await client.next("run_status", ({ data }) => data.status === "completed");

  const toolCall = await client.next("tool_call");
  const result = await client.next("tool_result");
  expect(toolCall.data).toMatchObject({ tool_name: "javascript_executor", tool_input: { code: "console.log(6*7)" } });
  expect(result.data).toMatchObject({ call_id: toolCall.data.call_id, success: true });
  const types = client.messages.map(({ type }) => type);
  for (const type of ["user_message", "task_analysis", "agent_start", "content_stream", "agent_end", "usage"] as const)
    expect(types).toContain(type);
  expect(types.indexOf("message_received")).toBeLessThan(types.indexOf("agent_start"));
  expect(facts(client.messages)).toEqual(facts(client.messages).map((_, index) => index + 1));

  client.send(userMessage("```js\nconsole.log(6*7)\n```", "temp_msg_12345"));
  const again = await client.next("message_received", (message) => !("seq" in message));
  expect(again.data).toEqual(received.data);
  const { view } = await loadConversationView(ada.actor, ada.conversation_id);
  expect(view.messages).toHaveLength(2);

  client.ws.close(1000);
  expect((await client.closed).code).toBe(1000);
});

it("shows several connections and an event stream the same bytes", async () => {
  const ada = await signedIn();
  await scriptedProvider(ada.actor, [say("One "), delay(80), say("two "), delay(80), say("three.")]);
  const url = server.chat(ada.conversation_id, `?token=${ada.token}`);
  const first = await connect(url);
  const second = await connect(url);
  const abort = new AbortController();
  const stream = await openEventStream(ada.actor, ada.conversation_id, { last_seq: 0, signal: abort.signal });
  const lines: string[] = [];
  const reading = (async () => {
    let text = "";
    for await (const bytes of stream) text += Buffer.from(bytes).toString();
    lines.push(...text.split("\n").flatMap((line) => (line.startsWith("data: ") ? [line.slice(6)] : [])));
  })();
  await Promise.all([first.next("connection_status"), second.next("connection_status")]);

  first.send(userMessage("count, please"));
  for (const client of [first, second]) await client.next("run_status", ({ data }) => data.status === "completed");
  await new Promise((resolve) => setTimeout(resolve, 100));
  abort.abort();
  await reading;
  expect(first.frames.slice(1)).toEqual(second.frames.slice(1));
  expect(lines.slice(1)).toEqual(first.frames.slice(1));
  expect(first.frames.length).toBeGreaterThan(8);
});

it("gives a client that comes back what it missed, whatever it says it has", async () => {
  const ada = await signedIn();
  await scriptedProvider(ada.actor, [say("All of it.")]);
  const url = server.chat(ada.conversation_id, `?token=${ada.token}`);
  const live = await connect(url);
  live.send(userMessage("hello there"));
  await live.next("run_status", ({ data }) => data.status === "completed");
  await new Promise((resolve) => setTimeout(resolve, 100));
  const all = live.frames.filter((frame) => "seq" in JSON.parse(frame));
  for (const last_seq of [0, 1, 2, 3, all.length - 1, all.length, all.length + 1_000_000]) {
    const back = await connect(url);
    expect((await back.next("connection_status")).data.last_seq).toBe(all.length);
    back.send({ type: "resume", data: { last_seq } });
    back.send({ type: "ping" });
    await back.next("pong");
    const missed = last_seq > all.length ? all : all.slice(last_seq);
    expect(back.frames.filter((frame) => "seq" in JSON.parse(frame))).toEqual(missed);
    back.ws.close();
  }
  live.ws.close();
});

it("shows who comes in mid-answer the text so far, and takes a stop", async () => {
  const ada = await signedIn();
  await scriptedProvider(ada.actor, [say("The first half"), hang()]);
  const url = server.chat(ada.conversation_id, `?token=${ada.token}`);
  const first = await connect(url);
  first.send(userMessage("hello there"));
  await first.next("content_stream", ({ data }) => data.content_delta.includes("half"));
  const late = await connect(url);
  const snapshot = await late.next("content_stream");
  expect(snapshot.data).toMatchObject({ content_delta: "The first half", offset: 0, is_complete: false });

  late.send({ type: "cancel", data: {} });
  await first.next("run_status", ({ data }) => data.status === "cancelled");
  await late.next("run_status", ({ data }) => data.status === "cancelled");
  const from = late.messages.length;
  late.send({ type: "cancel" });
  expect((await late.next("error", undefined, from)).data.error_code).toBe("CONFLICT");
});

it("names what is wrong with a message and stays", async () => {
  const ada = await signedIn();
  const client = await connect(server.chat(ada.conversation_id, `?token=${ada.token}`));
  const wrong: [Record<string, unknown> | string, RegExp][] = [
    ["{", /JSON/],
    [JSON.stringify([1]), /object/i],
    ["null", /object/i],
    [{ type: "connection_status", data: {} }, /type: must be one of/],
    [{ type: "dance" }, /type: must be one of user_message, ping/],
    [{ type: "user_message" }, /data/],
    [{ type: "user_message", data: { content: " ", message_id: "a" } }, /data\.content: is empty/],
    [{ type: "user_message", data: { content: "a\u0000b", message_id: "a" } }, /data\.content/],
    [{ type: "user_message", data: { content: "x", message_id: "m".repeat(101) } }, /data\.message_id/],
    [{ type: "user_message", data: { content: "x", message_id: "a", agent_id: "no-id" } }, /data\.agent_id/],
    [{ type: "resume", data: { last_seq: -1 } }, /data\.last_seq/],
    [{ type: "approval_response", data: { approval_id: ada.conversation_id } }, /data\.decision/],
  ];
  for (const [message, words] of wrong) {
    const from = client.messages.length;
    client.send(message);
    const { data } = await client.next("error", undefined, from);
    expect(data).toMatchObject({ error_code: "VALIDATION_ERROR", error_message: expect.stringMatching(words) });
  }
  const unknown = { approval_id: "0198c0de-0000-7000-8000-000000000000", decision: "approve" };
  const from = client.messages.length;
  client.send({ type: "approval_response", data: unknown });
  expect((await client.next("error", undefined, from)).data.error_code).toBe("NOT_FOUND");
  client.send({ type: "user_message", data: { content: " ", message_id: "mine" } });
  expect((await client.next("error", undefined, from + 1)).data.temp_message_id).toBe("mine");
  client.send({ type: "ping" });
  await client.next("pong");
});
