import { describe, expect, it } from "vitest";
import { createConversation, updateConversation } from "../../../lib/conversations/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import { parseEvent, type WireEvent } from "../../../lib/protocol/events.ts";
import { fold } from "../../../lib/protocol/fold.ts";
import type { ConversationView } from "../../../lib/protocol/view.ts";
import { openEventStream } from "../../../lib/realtime/index.ts";
import { startRun, tellConversationChanges } from "../../../lib/runs/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { ended, withEngine } from "../../support/engine.ts";
import { call, delay, hang, say } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { until } from "../../support/until.ts";

withEngine();
tellConversationChanges();

/** A client: reads the stream, parses what a browser would, and folds it. */
async function client(actor: Actor, conversation_id: string, last_seq: number | null, view = empty(conversation_id)) {
  const abort = new AbortController();
  const stream = await openEventStream(actor, conversation_id, { last_seq, signal: abort.signal });
  const events: WireEvent[] = [];
  const lines: string[] = [];
  const state = { view, events, lines, close: () => abort.abort() };
  void (async () => {
    let rest = "";
    const decoder = new TextDecoder();
    for await (const bytes of stream) {
      const blocks = (rest + decoder.decode(bytes, { stream: true })).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const line = block.split("\n").find((part) => part.startsWith("data: "));
        const event = line === undefined ? null : parseEvent(JSON.parse(line.slice(6)));
        if (!event) continue;
        events.push(event);
        if (event.seq !== undefined) lines.push(block);
        state.view = fold(state.view, event);
      }
    }
  })();
  return state;
}

const empty = (conversation_id: string): ConversationView => ({
  conversation_id,
  title: null,
  last_seq: 0,
  messages: [],
});
const facts = (events: WireEvent[]) => events.flatMap(({ seq }) => (seq === undefined ? [] : [seq]));
const text = (view: ConversationView) => view.messages.at(-1)?.content;

describe("the event stream of a conversation", () => {
  it("shows live, by resuming anywhere, and on reload the same conversation", async () => {
    const ada = await createActor({ is_superuser: true });
    await scriptedProvider(ada, [
      say("Let me "),
      delay(120),
      say("compute."),
      call("python_executor", { code: "print(1+1)" }),
      say("It is "),
      delay(120),
      say("two. 😀"),
    ]);
    const { conversation_id } = await createConversation(ada, {});
    const live = await client(ada, conversation_id, 0);
    const { run } = await startRun(ada, { conversation_id, content: "```python\nprint(1+1)\n```" });
    await until(async () => text(live.view)?.startsWith("Let me"));
    const midway = await client(ada, conversation_id, 0);
    await ended(ada, run.run_id);
    await until(async () => live.view.messages.at(-1)?.run?.status === "completed");
    await until(async () => midway.view.messages.at(-1)?.run?.status === "completed");

    const reloaded = (await loadConversationView(ada, conversation_id)).view;
    expect(text(reloaded)).toBe("Let me compute.\n\nIt is two. 😀");
    const shown = (view: ConversationView) =>
      view.messages.map(({ message_id, content, tool_calls, metadata, run: state }) => ({
        message_id,
        content,
        tool_calls,
        metadata,
        state,
      }));
    expect(shown(live.view)).toEqual(shown(reloaded));
    expect(shown(midway.view)).toEqual(shown(reloaded));

    const all = facts(live.events);
    expect(all).toEqual(all.map((_, index) => index + 1));
    expect(reloaded.last_seq).toBe(all.length);
    for (const seq of all) {
      const resumed = await client(ada, conversation_id, seq);
      await until(async () => facts(resumed.events).length === all.length - seq);
      expect(facts(resumed.events)).toEqual(all.slice(seq));
      expect(resumed.lines).toEqual(live.lines.slice(seq));
      resumed.close();
    }
    live.close();
    midway.close();
  });

  it("gives a reload in mid-answer the text so far, and goes on from there", async () => {
    const ada = await createActor({ is_superuser: true });
    await scriptedProvider(ada, [say("The first part, "), delay(1200), say("and the second.")]);
    const { conversation_id } = await createConversation(ada, {});
    const { run } = await startRun(ada, { conversation_id, content: "hello there" });
    const reloaded = await until(async () => {
      const { view } = await loadConversationView(ada, conversation_id);
      return text(view) === "The first part, " && view;
    });
    const resumed = await client(ada, conversation_id, reloaded.last_seq, reloaded);
    await ended(ada, run.run_id);
    await until(async () => text(resumed.view) === "The first part, and the second.");
    resumed.close();
  });

  it("tells other tabs of a new name, and strangers nothing", async () => {
    const ada = await createActor();
    const { conversation_id } = await createConversation(ada, {});
    const tab = await client(ada, conversation_id, null);
    await updateConversation(ada, conversation_id, { title: "Harbour" });
    await until(async () => tab.view.title === "Harbour");
    tab.close();
    const signal = new AbortController().signal;
    await expect(openEventStream(await createActor(), conversation_id, { last_seq: 0, signal })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("does not queue for a reader that does not read: it gets a snapshot when it does", async () => {
    const ada = await createActor({ is_superuser: true });
    const piece = "0123456789".repeat(2000);
    const pieces = Array.from({ length: 60 }, () => [say(piece), delay(30)]).flat();
    await scriptedProvider(ada, [...pieces, hang()]);
    const { conversation_id } = await createConversation(ada, {});
    const abort = new AbortController();
    const stream = await openEventStream(ada, conversation_id, { last_seq: 0, signal: abort.signal });
    const reader = stream.getReader();
    await reader.read();
    await startRun(ada, { conversation_id, content: "hello there" });
    await until(async () => {
      const { view } = await loadConversationView(ada, conversation_id);
      return (text(view)?.length ?? 0) === piece.length * 60;
    });
    let bytes = 0;
    let longest = 0;
    for (;;) {
      const { value, done } = await Promise.race([
        reader.read(),
        new Promise<{ value: undefined; done: true }>((resolve) =>
          setTimeout(resolve, 700, { value: undefined, done: true }),
        ),
      ]);
      if (done || !value) break;
      bytes += value.length;
      longest = Math.max(longest, value.length);
    }
    abort.abort();
    // The whole text once, as a snapshot, and about a buffer's worth of deltas before it.
    expect(longest).toBeGreaterThan(piece.length * 60);
    expect(bytes).toBeLessThan(piece.length * 60 + 2 * 256 * 1024 + 64 * 1024);
  });
});
