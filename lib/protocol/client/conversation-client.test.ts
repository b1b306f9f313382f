import { describe, expect, it } from "vitest";
import type { WireEvent } from "../events.ts";
import { clientError } from "./client-error.ts";
import { createConversationClient } from "./conversation-client.ts";
import type { EventTransportOptions } from "./event-transport.ts";

const conversation_id = "019aaaaa-0000-7000-8000-000000000001";
const message_id = "019aaaaa-0000-7000-8000-000000000002";
const timestamp = "2026-11-22T00:00:00.000Z";
const message = { content: "hello", agent_id: null, model_id: null, attachments: [] };
const refused = { ok: false as const, error: clientError("NETWORK") };

function setUp() {
  const lines: EventTransportOptions[] = [];
  const flushes: (() => void)[] = [];
  const client = createConversationClient({
    view: { conversation_id, title: null, last_seq: 4, messages: [] },
    openTransport: (options) => {
      lines.push(options);
      return { close: () => options.onState("closed", null) };
    },
    schedule: (flush) => flushes.push(flush),
    api: {
      sendMessage: async () => refused,
      cancelRun: async () => refused,
      retryRun: async () => refused,
      editQueuedRun: async () => refused,
      withdrawQueuedRun: async () => refused,
    },
    newId: () => "temp-1",
    now: () => timestamp,
  });
  const stop = client.connect();
  const line = lines[0];
  if (!line) throw new Error("no transport was opened");
  return { client, line, flushes, stop };
}

const stored: WireEvent = {
  type: "user_message",
  seq: 5,
  timestamp,
  data: { message_id, temp_message_id: "temp-1", content: "hello", attachments: [], agent_id: null, model_id: null },
};

describe("conversation client", () => {
  it("shows a message at once and replaces it by the stored one", async () => {
    const { client, line } = setUp();
    const sending = client.send(message);
    expect(client.getState().outbox).toHaveLength(1);
    line.onEvent(stored);
    expect(client.getState().outbox).toHaveLength(0);
    expect(client.getState().view.messages.map((one) => one.message_id)).toEqual([message_id]);
    await sending;
  });

  it("keeps the text of a message that could not be sent, until it is discarded", async () => {
    const { client } = setUp();
    await client.send(message);
    expect(client.getState().outbox[0]).toMatchObject({ content: "hello", error: { code: "NETWORK" } });
    client.discard("temp-1");
    expect(client.getState().outbox).toHaveLength(0);
  });

  it("publishes events that come together once", () => {
    const { client, line, flushes } = setUp();
    let published = 0;
    client.subscribe(() => {
      published += 1;
    });
    line.onEvent(stored);
    line.onEvent({ ...stored, seq: 6 });
    expect(flushes).toHaveLength(1);
    expect(published).toBe(0);
    flushes[0]?.();
    expect(published).toBe(1);
  });

  it("reconnects from the last fact it has", () => {
    const { line } = setUp();
    expect(line.lastSeq()).toBe(4);
    line.onEvent(stored);
    expect(line.lastSeq()).toBe(5);
  });

  it("begins anew when the server knows less than it does, and takes the replay", () => {
    const { client, line } = setUp();
    line.onEvent(stored);
    const user_id = conversation_id;
    const hello = { status: "connected" as const, user_id, conversation_id, session_id: "session_1" };
    line.onEvent({ type: "connection_status", timestamp, data: { ...hello, last_seq: 5 } });
    expect(client.getState().view.messages).toHaveLength(1);
    line.onEvent({ type: "connection_status", timestamp, data: { ...hello, last_seq: 1 } });
    expect(line.lastSeq()).toBe(0);
    line.onEvent({ ...stored, seq: 1 });
    expect(client.getState().view).toMatchObject({ last_seq: 1, messages: [{ content: "hello" }] });
  });
});
