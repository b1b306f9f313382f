import { describe, expect, it } from "vitest";
import type { Run } from "../contract/runs.ts";
import { type ConversationView, emptyMessage } from "../view.ts";
import { type ApiResult, clientError } from "./client-error.ts";
import { Outbox } from "./outbox.ts";
import type { OutboxEntry, OutboxStore } from "./outbox-store.ts";

const conversation_id = "019aaaaa-0000-7000-8000-000000000001";
const early = "019aaaaa-0000-7000-8000-000000000002";
const late = "019aaaaa-0000-7000-8000-000000000009";
const message = { content: "hello", agent_id: null, model_id: null, attachments: [] };
const refused = { ok: false as const, error: clientError("NETWORK") };

const accepted = (user_message_id: string, status: Run["status"] = "queued"): ApiResult<Run> => ({
  ok: true,
  data: {
    run_id: late,
    conversation_id,
    user_message_id,
    assistant_message_id: late,
    status,
    agent_id: null,
    usage: null,
    error: null,
    created_at: "2026-11-22T00:00:00.000Z",
    started_at: null,
    finished_at: null,
  },
});

/** A browser's storage that outlives its pages, and a server that answers as told. */
function setUp(answers: ApiResult<Run>[]) {
  const kept = new Map<string, OutboxEntry>();
  const store: OutboxStore = {
    load: () => [...kept.values()],
    put: (_, entry) => kept.set(entry.client_message_id, entry),
    remove: (_, id) => kept.delete(id),
  };
  const posted: string[] = [];
  const clock = { now: "2026-11-22T00:00:00.000Z" };
  const view: ConversationView = { conversation_id, title: null, last_seq: 1, messages: [] };
  const openPage = (seen: string[] = []) =>
    new Outbox({
      conversation_id,
      store,
      post: async (entry) => {
        posted.push(entry.client_message_id);
        return answers.shift() ?? new Promise(() => {});
      },
      view: () => ({ ...view, messages: seen.map((id) => emptyMessage(id, "user", clock.now)) }),
      onChange: () => {},
      newId: () => `temp-${kept.size + 1}`,
      now: () => clock.now,
    });
  return { kept, posted, clock, openPage };
}

const settled = () => new Promise((done) => setTimeout(done, 5));

describe("outbox", () => {
  it("keeps a message until the server has it, and shows it until its event", async () => {
    const { kept, openPage } = setUp([accepted(late)]);
    const page = openPage();
    const sending = page.send(message);
    expect([...kept.keys()]).toEqual(["temp-1"]);
    await sending;
    expect(kept.size).toBe(0);
    expect(page.entries()).toHaveLength(1);
    expect(page.confirm("temp-1")).toEqual([]);
  });

  it("sends what a page was sending when it ended, once, with the same id", async () => {
    const { kept, posted, openPage } = setUp([]);
    void openPage().send(message);
    await settled();
    const page = openPage();
    expect(page.entries()).toMatchObject([{ content: "hello", client_message_id: "temp-1", error: null }]);
    page.resume();
    page.resume();
    await settled();
    expect(posted).toEqual(["temp-1", "temp-1"]);
    expect(kept.size).toBe(1);
  });

  it("forgets one that had arrived: its event lies behind this page's view", async () => {
    for (const [answer, seen] of [
      [accepted(early), [early]],
      [accepted(early), [late]],
      [accepted(early, "cancelled"), []],
    ] as const) {
      const { kept, openPage } = setUp([refused, answer]);
      await openPage().send(message);
      const page = openPage([...seen]);
      await page.resend("temp-1");
      expect(page.entries()).toEqual([]);
      expect(kept.size).toBe(0);
    }
  });

  it("waits for the event of one that arrives only now", async () => {
    const { openPage } = setUp([refused, accepted(late)]);
    await openPage().send(message);
    const page = openPage([early]);
    await page.resend("temp-1");
    expect(page.entries()).toMatchObject([{ client_message_id: "temp-1", error: null }]);
  });

  it("leaves what failed, and what is old, to the person", async () => {
    const { kept, posted, clock, openPage } = setUp([refused]);
    await openPage().send(message);
    void openPage().send(message);
    await settled();
    clock.now = "2026-11-22T01:00:00.000Z";
    const page = openPage();
    page.resume();
    await settled();
    expect(posted).toEqual(["temp-1", "temp-2"]);
    expect(page.entries().map((entry) => entry.error?.code)).toEqual(["NETWORK", "NETWORK"]);
    page.discard("temp-1");
    expect([...kept.keys()]).toEqual(["temp-2"]);
  });

  it("does not bring back a message whose event came before its request failed", async () => {
    const { kept, openPage } = setUp([refused]);
    const page = openPage();
    const sending = page.send(message);
    page.confirm("temp-1");
    await sending;
    expect(page.entries()).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it("sends one after another, in the order written", async () => {
    const { posted, openPage } = setUp([]);
    const page = openPage();
    void page.send(message);
    void page.send({ ...message, content: "second" });
    await settled();
    expect(posted).toEqual(["temp-1"]);
    expect(page.entries().map((entry) => entry.content)).toEqual(["hello", "second"]);
  });
});
