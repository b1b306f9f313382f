import { describe, expect, it } from "vitest";
import { messageRows } from "../../../components/message/message-rows.ts";
import { db } from "../../../db/client.ts";
import { listFactsAfter } from "../../../db/queries/runs/run-events.ts";
import { loadTask } from "../../../lib/context/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import type { Conversation } from "../../../lib/protocol/contract/conversations.ts";
import type { Message } from "../../../lib/protocol/contract/messages.ts";
import type { Pagination } from "../../../lib/protocol/envelope.ts";
import { fold } from "../../../lib/protocol/fold.ts";
import type { ConversationView } from "../../../lib/protocol/view.ts";
import { deleteMessages, restoreMessages, startRun } from "../../../lib/runs/index.ts";
import { withEngine } from "../../support/engine.ts";
import { actorOf, callById, newPerson, open } from "./api-client.ts";

withEngine();

/** A person with a conversation in which each of these was asked and answered. */
async function talk(...texts: string[]) {
  const talker = await newPerson("talker");
  const { token } = talker;
  const made = await callById("createConversation", { token, json: { title: "Talk" } });
  const params: { conversation_id: string } = JSON.parse(made.text).data;
  for (const content of texts) {
    const answer = await callById("sendMessage", { token, params, json: { content } });
    expect(answer.status, answer.text).toBe(201);
  }
  return { actor: actorOf(talker), token, params };
}
const listed = async (token: string, params: { conversation_id: string }, query = "") => {
  const answer = await callById("listMessages", { token, params, query });
  const { data, pagination }: { data: Message[]; pagination: Pagination } = JSON.parse(answer.text);
  return { messages: data, contents: data.map(({ content }) => content), pagination };
};
const dataOf = <T>(answer: { text: string }): T => JSON.parse(answer.text).data;
/** The messages of a conversation, the first of which must be there. */
const messagesOf = async (token: string, params: { conversation_id: string }) => {
  const { messages } = await listed(token, params);
  const [first] = messages;
  if (!first) throw new Error("no message");
  return { messages, first };
};
const shown = (view: ConversationView) => messageRows(view.messages, []);
/** Whoever was there, whoever comes, and whoever follows all events from one moment on must see the same. */
async function expectSame(actor: Actor, conversation_id: string, before: ConversationView[]) {
  const { view } = await loadConversationView(actor, conversation_id);
  for (const earlier of before) {
    const facts = await listFactsAfter(db(), conversation_id, earlier.last_seq, 1000);
    const followed = facts.reduce(fold, earlier);
    expect(shown(followed).map(withoutTimes)).toEqual(shown(view).map(withoutTimes));
  }
  return view;
}
/** Who answered is told by the run; an answer is dated when it begins for those who follow, and when it ended for those who come. */
const withoutTimes = (row: unknown): unknown =>
  JSON.parse(
    JSON.stringify(row, (key, value) =>
      ["timestamp", "temp_message_id", "agent_id"].includes(key) ? undefined : value,
    ),
  );
const viewNow = async (actor: Actor, conversation_id: string) =>
  (await loadConversationView(actor, conversation_id)).view;

describe("the list of messages", () => {
  it("reads on and back by cursor, in both orders, as by page", async () => {
    const { token, params } = await talk("Hello", "Hello again", "Good day");
    for (const order of ["asc", "desc"]) {
      const all = (await listed(token, params, `order=${order}`)).messages.map(({ message_id }) => message_id);
      expect(all).toHaveLength(6);
      const read: string[] = [];
      const back: string[] = [];
      let at = await listed(token, params, `order=${order}&per_page=4`);
      expect(at.pagination).toMatchObject({ total: 6, has_next: true, has_prev: false, prev_cursor: null });
      read.push(...at.messages.map(({ message_id }) => message_id));
      at = await listed(token, params, `order=${order}&per_page=4&cursor=${at.pagination.next_cursor}`);
      read.push(...at.messages.map(({ message_id }) => message_id));
      expect(at.pagination).toMatchObject({ total: 6, has_next: false, has_prev: true, next_cursor: null });
      back.push(...at.messages.map(({ message_id }) => message_id));
      at = await listed(token, params, `order=${order}&per_page=4&cursor=${at.pagination.prev_cursor}`);
      back.unshift(...at.messages.map(({ message_id }) => message_id));
      expect(at.pagination).toMatchObject({ has_next: true, has_prev: false });
      expect([read, back]).toEqual([all, all]);
    }
    const { pagination } = await listed(token, params, "per_page=2");
    const wrong = { token, params, query: `order=desc&cursor=${pagination.next_cursor}` };
    expect((await callById("listMessages", wrong)).status).toBe(422);
  });
});

describe("an edit", () => {
  it("keeps what was said, tells readers and agents, and is refused to an older version", async () => {
    const { actor, token, params } = await talk("Hello");
    const { first, messages } = await messagesOf(token, params);
    const before = await viewNow(actor, params.conversation_id);
    const one = { token, params: { message_id: first.message_id } };
    const got = await callById("getMessage", one);
    expect([got.status, got.headers.get("etag")]).toEqual([200, '"1"']);
    const edited = await callById("editMessage", {
      ...one,
      json: { content: "zebra" },
      headers: { "if-match": '"1"' },
    });
    expect(edited).toMatchObject({
      status: 200,
      body: { data: { content: "zebra", is_edited: true, edit_count: 1, version: 2 } },
    });
    const late = await callById("editMessage", { ...one, json: { content: "late" }, headers: { "if-match": '"1"' } });
    expect(late.status).toBe(412);
    await callById("editMessage", { ...one, json: { content: "zebra" } });
    await callById("editMessage", { ...one, json: { content: "(2+2)*2" } });
    const edits = dataOf<{ content: string }[]>(await callById("listMessageEdits", one));
    expect(edits.map(({ content }) => content)).toEqual(["Hello", "zebra"]);
    const newest = await callById("listMessageEdits", { ...one, query: "sort=-edited_at&per_page=1" });
    expect(newest.body).toMatchObject({ data: [{ content: "zebra" }], pagination: { total: 2, has_next: true } });
    expect((await callById("listMessageEdits", { ...one, query: "sort=content" })).status).toBe(422);
    const task = await loadTask({ ...params, user_message_id: first.message_id });
    expect(task.text).toBe("(2+2)*2");
    expect((await callById("listConversations", { token, query: "search=zebra" })).body?.data).toEqual([]);
    const view = await expectSame(actor, params.conversation_id, [before]);
    expect(view.messages[0]).toMatchObject({ content: "(2+2)*2", edit_count: 2 });
    for (const json of [{}, { content: " " }, { attachments: [{ url: "/etc/passwd", name: "x", size: 1 }] }])
      expect((await callById("editMessage", { ...one, json })).status, JSON.stringify(json)).toBe(422);
    const answer = { token, params: { message_id: messages[1]?.message_id ?? "" }, json: { content: "mine" } };
    expect((await callById("editMessage", answer)).status).toBe(409);
  });

  it("is answered again on request, beside the earlier answer, as it reads now", async () => {
    const { actor, token, params } = await talk("(1+1)*2");
    const { first, messages } = await messagesOf(token, params);
    const before = await viewNow(actor, params.conversation_id);
    const one = { token, params: { message_id: first.message_id } };
    await callById("editMessage", { ...one, json: { content: "(5+5)*7" } });
    const stream = await open("regenerateMessage", { ...one, json: {}, headers: { accept: "text/event-stream" } });
    expect(await stream.text()).toContain('"completed"');
    // An answer stands for its message.
    const answer = { token, params: { message_id: messages[1]?.message_id ?? "" }, json: {} };
    const again = await callById("regenerateMessage", answer);
    expect(again).toMatchObject({ status: 201, body: { data: { user_message_id: first.message_id } } });
    const { run_id } = dataOf<{ run_id: string }>(again);
    await expect
      .poll(async () => dataOf<{ status: string }>(await callById("getRun", { token, params: { run_id } })).status, {
        timeout: 20_000,
      })
      .toBe("completed");
    const { contents } = await listed(token, params);
    expect(contents.map((text) => (text.includes("70") ? 70 : text.includes("4") ? 4 : 0))).toEqual([0, 4, 70, 70]);
    await expectSame(actor, params.conversation_id, [before]);
  });
});

describe("a deletion", () => {
  it("hides a message from lists, readers, search and agents, with the counters, until it is taken back", async () => {
    const { actor, token, params } = await talk("Hello", "Hello giraffe", "Good day");
    const { messages } = await messagesOf(token, params);
    const [, , asked, answered, last] = messages.map(({ message_id }) => message_id);
    const before = await viewNow(actor, params.conversation_id);
    const ids = [asked ?? "", answered ?? ""];
    await deleteMessages(actor, ids);
    const without = await expectSame(actor, params.conversation_id, [before]);
    expect(without.messages).toHaveLength(4);
    expect((await listed(token, params)).pagination.total).toBe(4);
    expect((await callById("getConversation", { token, params })).body?.data).toMatchObject({ message_count: 4 });
    expect((await callById("listConversations", { token, query: "search=giraffe" })).body?.data).toEqual([]);
    const { history } = await loadTask({ ...params, user_message_id: last ?? "" });
    expect(history.map(({ text }) => text).join(" ")).not.toContain("giraffe");
    const one = { token, params: { message_id: asked ?? "" } };
    for (const id of ["getMessage", "deleteMessage", "editMessage", "regenerateMessage", "branchMessage"])
      expect((await callById(id, { ...one, ...(id !== "getMessage" && { json: { content: "x" } }) })).status, id).toBe(
        404,
      );
    const replayed = await listFactsAfter(db(), params.conversation_id, 0, 1000);
    expect(JSON.stringify(replayed)).not.toContain("giraffe");
    const fromStart = replayed.reduce(fold, {
      conversation_id: params.conversation_id,
      title: null,
      last_seq: 0,
      messages: [],
    });
    await restoreMessages(actor, ids);
    await restoreMessages(actor, ids);
    const whole = await expectSame(actor, params.conversation_id, [before, without, fromStart]);
    expect(whole.messages).toHaveLength(6);
    expect((await callById("getConversation", { token, params })).body?.data).toMatchObject({ message_count: 6 });
    expect((await callById("deleteMessage", one)).status).toBe(204);
    expect((await callById("restoreMessage", one)).body?.data).toMatchObject({
      content: "Hello giraffe",
      is_deleted: false,
    });
  });

  it("and an edit wait for the answer that is being written", async () => {
    const { actor, token, params } = await talk();
    const first = await startRun(actor, { ...params, content: "```python\nimport time\ntime.sleep(20)\n```" });
    const one = { token, params: { message_id: first.run.user_message_id } };
    for (const [id, json] of [
      ["editMessage", { content: "x" }],
      ["deleteMessage", undefined],
    ] as const)
      expect((await callById(id, { ...one, ...(json && { json }) })).status, id).toBe(409);
    const answer = { token, params: { message_id: first.run.assistant_message_id } };
    for (const id of ["deleteMessage", "branchMessage"])
      expect((await callById(id, { ...answer, json: {} })).status, id).toBe(409);
    await callById("cancelRun", { token, params: { run_id: first.run.run_id } });
  });
});

describe("a branch", () => {
  it("has copies of what came before, with the files, and goes its own way", async () => {
    const { token, params } = await talk("Hello");
    const form = new FormData();
    form.set("file", new File(["a,b"], "data.csv"));
    const file = dataOf<{ url: string; file_id: string }>(await callById("uploadFile", { token, params, raw: form }));
    const attachments = [{ url: file.url, name: "data.csv", size: 3 }];
    await callById("sendMessage", { token, params, json: { content: "Hello file", attachments } });
    await callById("sendMessage", { token, params, json: { content: "Good day" } });
    const { messages } = await messagesOf(token, params);
    const answer = messages[3]?.message_id ?? "";
    // Another answer to the same message, given last: it is not the one branched from.
    const again = await callById("regenerateMessage", { token, params: { message_id: answer }, json: {} });
    const { run_id } = dataOf<{ run_id: string }>(again);
    await expect
      .poll(async () => dataOf<{ status: string }>(await callById("getRun", { token, params: { run_id } })).status, {
        timeout: 20_000,
      })
      .toBe("completed");
    const made = await callById("branchMessage", { token, params: { message_id: answer }, json: {} });
    expect(made).toMatchObject({
      status: 201,
      body: { data: { title: expect.stringMatching(/^Talk ?[(（]/), branched_from: answer, message_count: 4 } },
    });
    const branch = dataOf<Conversation>(made);
    const copies = await messagesOf(token, branch);
    expect(copies.messages.map(({ content }) => content)).toEqual(messages.slice(0, 4).map(({ content }) => content));
    expect(copies.messages[3]?.parent_message_id).toBe(copies.messages[2]?.message_id);
    const copied = copies.messages[2]?.attachments?.[0]?.url ?? "";
    expect(copied).not.toBe(file.url);
    await callById("deleteFile", { token, params: { file_id: file.file_id } });
    const kept = { token, params: { file_id: copied.split("/")[3] ?? "" } };
    expect((await callById("downloadFile", kept)).text).toBe("a,b");
    // It can be gone on with, answered again, and found.
    expect(
      (await callById("sendMessage", { token, params: branch_of(branch), json: { content: "Good bye" } })).status,
    ).toBe(201);
    const copy = copies.messages[3]?.message_id ?? "";
    expect((await callById("regenerateMessage", { token, params: { message_id: copy }, json: {} })).status).toBe(201);
    expect((await listed(token, params)).messages).toHaveLength(7);
  });
});

const branch_of = ({ conversation_id }: Conversation) => ({ conversation_id });
