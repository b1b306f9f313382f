import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { announceRevoked } from "../../../lib/auth/index.ts";
import { createConversation, updateConversation } from "../../../lib/conversations/index.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import type { LineEnd } from "../../../lib/protocol/client/live/line.ts";
import { readSharedLine } from "../../../lib/protocol/client/live/shared-line.ts";
import { fold } from "../../../lib/protocol/fold.ts";
import { hub } from "../../../lib/realtime/index.ts";
import { until } from "../../support/until.ts";
import { type SignedIn, signedIn, withSocketServer } from "./socket-server.ts";

// Node has what browsers share tabs by: here each line stands for a tab.
const server = withSocketServer();
const tabs: AbortController[] = [];
let ada: SignedIn;

beforeEach(async () => {
  ada = await signedIn();
  const reach = globalThis.fetch;
  const headers = { authorization: `Bearer ${ada.token}` };
  vi.stubGlobal("fetch", (path: string, init: RequestInit) =>
    reach(server.url.replace("ws:", "http:") + path, { ...init, headers }),
  );
});
afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.abort();
  await until(async () => hub().readers === 0);
  vi.unstubAllGlobals();
});

async function openTab(conversation_id: string) {
  const abort = new AbortController();
  tabs.push(abort);
  const { view } = await loadConversationView(ada.actor, conversation_id);
  const tab = { view, isOpen: false, end: null as LineEnd | null, close: () => abort.abort() };
  const line = readSharedLine({
    conversation_id,
    lastSeq: () => tab.view.last_seq,
    onEvent: (event) => {
      tab.view = fold(tab.view, event);
    },
    onOpen: () => {
      tab.isOpen = true;
    },
    signal: abort.signal,
  });
  void line.then((end) => {
    tab.end = end;
  });
  return tab;
}

const isOpen = (tab: { isOpen: boolean }) => until(async () => tab.isOpen);
const shows = (tab: { view: { title: string | null } }, title: string) => until(async () => tab.view.title === title);

it("is one stream for all tabs, and goes on in another tab when the first one closes", async () => {
  const one = ada.conversation_id;
  const two = (await createConversation(ada.actor, {})).conversation_id;
  const first = await openTab(one);
  await isOpen(first);
  const second = await openTab(one);
  const third = await openTab(two);
  await Promise.all([second, third].map(isOpen));
  await until(async () => hub().readers === 2);
  await updateConversation(ada.actor, one, { title: "north" });
  await updateConversation(ada.actor, two, { title: "south" });
  await Promise.all([shows(first, "north"), shows(second, "north"), shows(third, "south")]);

  first.close();
  await updateConversation(ada.actor, one, { title: "while nobody reads" });
  await Promise.all([shows(second, "while nobody reads")]);
  await updateConversation(ada.actor, two, { title: "live again" });
  await shows(third, "live again");
  expect(second.view.last_seq).toBe(2);
  expect(hub().readers).toBe(2);
  expect(server.paths.every((path) => path.startsWith("/v1/events?"))).toBe(true);
});

it("tells a tab that its conversation is not there, and the others nothing", async () => {
  const tab = await openTab(ada.conversation_id);
  await isOpen(tab);
  const stranger = await signedIn();
  const lost = await openTab(ada.conversation_id);
  expect(lost.end).toBeNull();
  const { view } = await loadConversationView(stranger.actor, stranger.conversation_id);
  const end = await readSharedLine({
    conversation_id: stranger.conversation_id,
    lastSeq: () => view.last_seq,
    onEvent: () => undefined,
    onOpen: () => undefined,
    signal: new AbortController().signal,
  });
  expect(end).toEqual({ kind: "final", state: "gone" });
  await updateConversation(ada.actor, ada.conversation_id, { title: "still live" });
  await Promise.all([shows(tab, "still live"), shows(lost, "still live")]);
});

it("ends for all tabs when the stream does", async () => {
  const first = await openTab(ada.conversation_id);
  const second = await openTab(ada.conversation_id);
  await Promise.all([first, second].map(isOpen));
  announceRevoked([ada.actor.session_id ?? ""]);
  await until(async () => first.end && second.end);
  expect([first.end, second.end]).toEqual(Array(2).fill({ kind: "dropped", isPlanned: false }));
});
