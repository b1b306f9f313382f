import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { messageRows } from "../../../components/message/message-rows.ts";
import { db } from "../../../db/client.ts";
import { listMessageEdits } from "../../../db/queries/conversations/message-edits.ts";
import { listFactsAfter } from "../../../db/queries/runs/run-events.ts";
import { messages, runs } from "../../../db/schema/index.ts";
import { loadTask } from "../../../lib/context/index.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import { fold } from "../../../lib/protocol/fold.ts";
import type { ConversationView } from "../../../lib/protocol/view.ts";
import { cancelRun, editQueuedRun, retryRun, startRun, withdrawQueuedRun } from "../../../lib/runs/index.ts";
import { takeLease } from "../../../lib/runs/lease/lease.ts";
import { createActor } from "../../support/create-actor.ts";
import { withIdleQueue } from "../../support/engine.ts";
import { takeRun } from "../../support/take-run.ts";
import { actorOf, callById, newPerson } from "./api-client.ts";

withIdleQueue();

async function newcomer() {
  const writer = await newPerson("writer");
  return { actor: actorOf(writer), token: writer.token };
}

/** A conversation with one message being answered and `texts` behind it. */
async function queueOf(actor: Actor, ...texts: string[]) {
  const { conversation_id } = await createConversation(actor, {});
  const { run: first } = await startRun(actor, { conversation_id, content: "first" });
  const lease = await takeRun(first.run_id);
  const status = { run_id: first.run_id, message_id: first.assistant_message_id, status: "running" as const };
  await lease.write((_tx, record) => record([{ type: "run_status", data: status }]));
  lease.release();
  const queued: string[] = [];
  for (const content of texts) queued.push((await startRun(actor, { conversation_id, content })).run.run_id);
  return { conversation_id, first: first.run_id, queued };
}

const contentsOf = async (token: string, conversation_id: string): Promise<string[]> => {
  const answer = await callById("listMessages", { token, params: { conversation_id } });
  const list: { role: string; content: string }[] = JSON.parse(answer.text).data;
  return list.filter((message) => message.role === "user").map((message) => message.content);
};
const foundBy = async (token: string, search: string): Promise<string[]> => {
  const answer = await callById("listConversations", { token, query: `search=${encodeURIComponent(search)}` });
  const list: { conversation_id: string }[] = JSON.parse(answer.text).data;
  return list.map((conversation) => conversation.conversation_id);
};
const counters = async (actor: Actor, conversation_id: string) => {
  const [row] = await db().execute(sql`select message_count, total_messages from conversations
    join users using (user_id) where conversation_id = ${conversation_id} and user_id = ${actor.user_id}`);
  return row;
};

/** What a person sees of a conversation. */
const seen = (view: ConversationView) =>
  messageRows(view.messages, []).map((row) => [
    row.kind,
    row.key,
    row.kind === "user" ? [row.message.content, row.message.attachments, row.queue] : null,
  ]);

describe("a message that waits for its turn", () => {
  it("is changed, keeps what it said before, and is found by its new words", async () => {
    const { actor, token } = await newcomer();
    const { conversation_id, queued } = await queueOf(actor, "about zebras", "last");
    const params = { run_id: queued[0] ?? "" };
    const answer = await callById("editQueuedRun", { token, params, json: { content: "about giraffes" } });
    expect(answer).toMatchObject({ status: 200, body: { data: { run_id: params.run_id, status: "queued" } } });
    await callById("editQueuedRun", { token, params, json: { content: "about giraffes and hippos" } });
    expect(await contentsOf(token, conversation_id)).toEqual(["first", "about giraffes and hippos", "last"]);
    expect(await foundBy(token, "zebras")).toEqual([]);
    expect(await foundBy(token, "hippos")).toEqual([conversation_id]);
    const run = await callById("getRun", { token, params });
    const message_id = JSON.parse(run.text).data.user_message_id;
    expect((await listMessageEdits(db(), message_id, { limit: 100, offset: 0 })).map((edit) => edit.content)).toEqual([
      "about zebras",
      "about giraffes",
    ]);
    const [row] = await db().select().from(messages).where(eq(messages.message_id, message_id));
    expect(row).toMatchObject({ is_edited: true, edit_count: 2 });
  });

  it("takes files of its own conversation only, and an agent or model for its run", async () => {
    const { actor, token } = await newcomer();
    const { conversation_id, queued } = await queueOf(actor, "read it");
    const params = { run_id: queued[0] ?? "" };
    const upload = async (into: string) => {
      const raw = new FormData();
      raw.set("file", new File(["hello"], "hello.txt", { type: "text/plain" }));
      const stored = await callById("uploadFile", { token, params: { conversation_id: into }, raw });
      const { url } = JSON.parse(stored.text).data;
      return { type: "file", url, name: "hello.txt", size: 5 };
    };
    const elsewhere = (await createConversation(actor, {})).conversation_id;
    const refused = await callById("editQueuedRun", {
      token,
      params,
      json: { attachments: [await upload(elsewhere)] },
    });
    expect(refused.body?.error?.code).toBe("VALIDATION_ERROR");
    const file = await upload(conversation_id);
    expect((await callById("editQueuedRun", { token, params, json: { attachments: [file] } })).status).toBe(200);
    // With a file it needs no words; without both it is no message.
    expect((await callById("editQueuedRun", { token, params, json: { content: " " } })).status).toBe(200);
    for (const json of [{ attachments: [] }, {}, { agent_id: "nobody" }, { agent_id: crypto.randomUUID() }]) {
      const answer = await callById("editQueuedRun", { token, params, json });
      expect(answer.status, JSON.stringify(json)).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    const agents = await callById("listAgents", { token });
    const { agent_id } = JSON.parse(agents.text).data[0];
    expect((await callById("editQueuedRun", { token, params, json: { agent_id } })).status).toBe(200);
    const [run] = await db().select().from(runs).where(eq(runs.run_id, params.run_id));
    expect(run?.requested_agent_id).toBe(agent_id);
    const { view } = await loadConversationView(actor, conversation_id);
    expect(view.messages.at(-2)).toMatchObject({ content: " ", attachments: [{ url: file.url }] });
  });

  it("is withdrawn: gone for readers and counters, kept in the database, and the next one is the next", async () => {
    const { actor, token } = await newcomer();
    const { conversation_id, queued } = await queueOf(actor, "never mind", "but this");
    expect(await counters(actor, conversation_id)).toEqual({ message_count: 6, total_messages: 6 });
    const params = { run_id: queued[0] ?? "" };
    for (let again = 0; again < 2; again += 1) {
      const answer = await callById("withdrawQueuedRun", { token, params });
      expect(answer).toMatchObject({ status: 200, body: { data: { status: "cancelled" } } });
    }
    expect(await contentsOf(token, conversation_id)).toEqual(["first", "but this"]);
    expect(await foundBy(token, "never mind")).toEqual([]);
    expect(await counters(actor, conversation_id)).toEqual({ message_count: 4, total_messages: 4 });
    const kept = await db().select().from(messages).where(eq(messages.conversation_id, conversation_id));
    expect(kept.filter((row) => row.is_deleted).map((row) => row.content)).toEqual(["never mind", ""]);
    expect((await callById("editQueuedRun", { token, params, json: { content: "x" } })).status).toBe(409);
    expect((await callById("retryRun", { token, params, json: {} })).status).toBe(404);
    expect(await takeLease(params.run_id)).toBeNull();
  });

  it("cannot be changed or withdrawn once it is being answered, nor when it was answered before", async () => {
    const { actor, token } = await newcomer();
    const { first } = await queueOf(actor);
    const refuse = async (run_id: string, words: RegExp) => {
      for (const id of ["editQueuedRun", "withdrawQueuedRun"]) {
        const answer = await callById(id, { token, params: { run_id }, json: { content: "other words" } });
        expect(answer, id).toMatchObject({ status: 409, body: { error: { code: "CONFLICT" } } });
        expect(answer.body?.error?.message).toMatch(words);
      }
    };
    await refuse(first, /being answered/);
    const { queued } = await queueOf(actor, "stopped in the queue");
    await cancelRun(actor, queued[0] ?? "");
    await refuse(queued[0] ?? "", /no longer waits/);
    const again = await retryRun(actor, queued[0] ?? "", {});
    await refuse(again.run_id, /being answered/);
    const [message] = await db().select().from(messages).where(eq(messages.message_id, again.user_message_id));
    expect(message).toMatchObject({ content: "stopped in the queue", is_deleted: false });
  });

  it("does not exist for a stranger", async () => {
    const { actor, token } = await newcomer();
    const { conversation_id, queued } = await queueOf(actor, "mine");
    const stranger = (await newPerson("stranger")).token;
    for (const id of ["editQueuedRun", "withdrawQueuedRun"]) {
      const sendTo = (run_id: string) =>
        callById(id, { token: stranger, params: { run_id }, json: { content: "theirs" } });
      const real = await sendTo(queued[0] ?? "");
      expect(real, id).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
      expect((await sendTo(crypto.randomUUID())).body?.error).toEqual(real.body?.error);
    }
    expect(await contentsOf(token, conversation_id)).toEqual(["first", "mine"]);
  });

  it("looks the same to who watched every change and to who loads the page after it", async () => {
    const { actor } = await newcomer();
    const { conversation_id, queued } = await queueOf(actor, "one", "two", "three");
    const [one = "", two = "", three = ""] = queued;
    const watching = (await loadConversationView(actor, conversation_id)).view;
    const whole: ConversationView = { conversation_id, title: null, last_seq: 0, messages: [] };
    await editQueuedRun(actor, two, { content: "two, better" });
    await withdrawQueuedRun(actor, one);
    await startRun(actor, { conversation_id, content: "four" });
    await editQueuedRun(actor, three, { content: "three, better" });
    const loaded = (await loadConversationView(actor, conversation_id)).view;
    for (const start of [watching, whole]) {
      const facts = await listFactsAfter(db(), conversation_id, start.last_seq, 500);
      const view = facts.reduce(fold, start);
      expect(view.last_seq).toBe(loaded.last_seq);
      expect(seen(view)).toEqual(seen(loaded));
    }
    const waiting = seen(loaded).flatMap(([, , shown]) => (shown ? [shown] : []));
    expect(waiting).toEqual([
      ["first", [], null],
      ["two, better", [], { run_id: two, position: 1 }],
      ["three, better", [], { run_id: three, position: 2 }],
      ["four", [], { run_id: expect.any(String), position: 3 }],
    ]);
  });
});

describe("a claim that comes at the same moment", () => {
  const ROUNDS = 30;

  /**
   * Lets somebody take a run while its writer changes it. The claim waits longer after it won and shorter after it lost, so
   * that the two keep meeting on any machine, however busy.
   */
  async function race(change: (actor: Actor, run_id: string) => Promise<unknown>) {
    const actor = await createActor();
    const rounds = [];
    let head_start = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { conversation_id } = await createConversation(actor, {});
      const { run } = await startRun(actor, { conversation_id, content: "old" });
      const claim = async () => {
        await new Promise((done) => setTimeout(done, head_start));
        return takeLease(run.run_id);
      };
      const write = change(actor, run.run_id).then(
        () => "done",
        (error: { code?: string }) => error.code,
      );
      const [met, outcome] = await Promise.all([claim(), write]);
      // A claim that meets a change passes the run by, and is called again when the change is made.
      const lease = met ?? (outcome === "done" ? await takeLease(run.run_id) : null);
      head_start = outcome === "done" ? head_start * 0.6 : Math.min(head_start * 1.4 + 1, 2000);
      const text = lease && (await loadTask(run)).text;
      lease?.release();
      // Ended, so that the person's next run has room.
      await db().update(runs).set({ status: "failed" }).where(eq(runs.run_id, run.run_id));
      const rows = await db().select().from(messages).where(eq(messages.conversation_id, conversation_id));
      const edits = await listMessageEdits(db(), run.user_message_id, { limit: 100, offset: 0 });
      const hidden = rows.filter((row) => row.is_deleted).length;
      rounds.push({ outcome, isTaken: lease !== null, text, edits: edits.length, hidden });
    }
    return rounds;
  }

  it("either reads the new words, or the edit is refused and changes nothing", async () => {
    const rounds = await race((actor, run_id) => editQueuedRun(actor, run_id, { content: "new" }));
    for (const round of rounds) {
      const won = round.outcome === "done";
      expect(round).toEqual({
        outcome: won ? "done" : "CONFLICT",
        isTaken: true,
        text: won ? "new" : "old",
        edits: won ? 1 : 0,
        hidden: 0,
      });
    }
    expect(new Set(rounds.map((round) => round.outcome))).toEqual(new Set(["done", "CONFLICT"]));
  });

  it("either finds nothing to do, or the withdrawal is refused and changes nothing", async () => {
    const rounds = await race(withdrawQueuedRun);
    for (const round of rounds) {
      const won = round.outcome === "done";
      expect(round).toEqual({
        outcome: won ? "done" : "CONFLICT",
        isTaken: !won,
        text: won ? null : "old",
        edits: 0,
        hidden: won ? 2 : 0,
      });
    }
    expect(new Set(rounds.map((round) => round.outcome))).toEqual(new Set(["done", "CONFLICT"]));
  });
});
