import { afterEach, expect, it } from "vitest";
import { createConversation, deleteConversation } from "../../../lib/conversations/index.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import type { ConnectionState, EventTransportOptions } from "../../../lib/protocol/client/event-transport.ts";
import { openSocketTransport } from "../../../lib/protocol/client/live/socket-transport.ts";
import type { WireEvent } from "../../../lib/protocol/events.ts";
import { fold } from "../../../lib/protocol/fold.ts";
import type { ConversationView } from "../../../lib/protocol/view.ts";
import { startRun } from "../../../lib/runs/index.ts";
import { ended } from "../../support/engine.ts";
import { delay, say } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { until } from "../../support/until.ts";
import { type SignedIn, signedIn, withSocketServer } from "./socket-server.ts";

const server = withSocketServer();

const opened: { close: () => void }[] = [];
afterEach(() => {
  for (const transport of opened.splice(0)) transport.close();
});

/** The product's own client with its own view; `onEvent` is told each event after it is folded. */
function openClient(ada: SignedIn, onEvent: (event: WireEvent) => void = () => undefined, token = ada.token) {
  const { conversation_id } = ada;
  const view: ConversationView = { conversation_id, title: null, last_seq: 0, messages: [] };
  const states: ConnectionState[] = [];
  const seqs: number[] = [];
  const client = { view, states, seqs, transport: null as ReturnType<typeof openSocketTransport> | null };
  const options: EventTransportOptions = {
    conversation_id,
    lastSeq: () => client.view.last_seq,
    onEvent: (event) => {
      const newest = client.view.last_seq;
      client.view = fold(client.view, event);
      if (event.seq !== undefined && event.seq > newest) seqs.push(event.seq);
      onEvent(event);
    },
    onState: (state) => states.push(state),
  };
  client.transport = openSocketTransport(options, { base_url: server.url.replace("ws:", "http:"), token });
  opened.push(client.transport);
  return client;
}

const shown = (view: ConversationView) =>
  view.messages.map(({ content, tool_calls, metadata, run }) => ({ content, tool_calls, metadata, run }));

it("shows the same conversation wherever its line is cut, and comes back by itself", async () => {
  const ada = await signedIn();
  await scriptedProvider(ada.actor, [say("One "), delay(40), say("two "), delay(40), say("three. 😀")]);
  const clients = [];
  for (let events = 1; events <= 12; events += 1) {
    let left = events;
    const place = server.accepted.length;
    const client = openClient(ada, (event) => {
      if (event.type === "connection_status") return;
      left -= 1;
      if (left === 0) server.accepted[place]?.destroy();
    });
    await until(async () => client.states.at(-1) === "open");
    clients.push(client);
  }
  const { run } = await startRun(ada.actor, { conversation_id: ada.conversation_id, content: "count" });
  await ended(ada.actor, run.run_id);
  const { view } = await loadConversationView(ada.actor, ada.conversation_id);
  for (const client of clients) {
    await until(async () => client.view.last_seq === view.last_seq);
    expect(shown(client.view)).toEqual(shown(view));
    expect(client.seqs).toEqual(client.seqs.map((_, index) => index + 1));
    await until(async () => client.states.join(" ") === "connecting open reconnecting open");
  }
});

it("sends over the socket, and the same message again without a second answer", async () => {
  const ada = await signedIn();
  await scriptedProvider(ada.actor, [say("Hello.")]);
  const client = openClient(ada);
  await until(async () => client.states.at(-1) === "open");
  const data = { content: "hello there", message_id: "mine" };
  expect(client.transport?.send({ type: "user_message", data })).toBe(true);
  expect(client.transport?.send({ type: "user_message", data })).toBe(true);
  await until(async () => client.view.messages.at(-1)?.run?.status === "completed");
  expect(client.view.messages).toHaveLength(2);
  expect(client.states).toEqual(["connecting", "open"]);
});

it("knows why it may not come back: signed out, gone, or a deletion while it was there", async () => {
  const ada = await signedIn();
  const nobody = openClient(ada, undefined, "nonsense");
  await until(async () => nobody.states.at(-1) === "signed_out");
  const eve = await signedIn();
  const stranger = openClient({ ...eve, conversation_id: ada.conversation_id });
  await until(async () => stranger.states.at(-1) === "gone");
  const { conversation_id } = await createConversation(ada.actor, {});
  const owner = openClient({ ...ada, conversation_id });
  await until(async () => owner.states.at(-1) === "open");
  await deleteConversation(ada.actor, conversation_id);
  await until(async () => owner.states.at(-1) === "gone");
});
