import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client.ts";
import { findUser } from "../../db/queries/accounts/users.ts";
import { insertMessages } from "../../db/queries/conversations/messages.ts";
import { createActor } from "../../tests/support/create-actor.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { newId } from "../core/ids.ts";
import { searchTokens } from "../search/index.ts";
import { openFile, uploadFile } from "../workspace/index.ts";
import {
  type ConversationChange,
  createConversation,
  deleteConversation,
  getConversation,
  listConversations,
  onConversationChanged,
  purgeDeletedConversations,
  restoreConversation,
  updateConversation,
} from "./index.ts";

const PAGE = { page: 1, per_page: 20 };
const notFound = expect.objectContaining({ code: "NOT_FOUND" });

let owner: Actor;
let stranger: Actor;
beforeEach(async () => {
  [owner, stranger] = await Promise.all([createActor(), createActor()]);
});

const titles = async (actor: Actor, query: Partial<Parameters<typeof listConversations>[1]> = {}) =>
  (await listConversations(actor, { ...PAGE, ...query })).items.map((item) => item.title);

const totalOf = async (actor: Actor) => (await findUser(db(), actor.user_id))?.total_conversations;

const say = (actor: Actor, conversation_id: string, content: string, is_deleted = false) =>
  db().transaction((tx) =>
    insertMessages(tx, [
      {
        message_id: newId(),
        role: "user",
        content,
        tokens: searchTokens(content),
        conversation_id,
        user_id: actor.user_id,
        is_deleted,
      },
    ]),
  );

describe("a conversation", () => {
  it("is created, read, renamed, pinned, tagged", async () => {
    const made = await createConversation(owner, { tags: ["a"], metadata: { k: 1 } });
    expect(made).toMatchObject({
      title: "New Chat",
      tags: ["a"],
      metadata: { k: 1 },
      message_count: 0,
      is_pinned: false,
    });
    expect(await getConversation(owner, made.conversation_id)).toEqual(made);
    const body = { title: "Named", is_pinned: true, is_archived: true, tags: ["b"], metadata: null };
    expect(await updateConversation(owner, made.conversation_id, body)).toMatchObject(body);
    expect(await updateConversation(owner, made.conversation_id, { is_pinned: false })).toMatchObject({
      title: "Named",
    });
  });

  it("is not there for a stranger", async () => {
    const { conversation_id } = await createConversation(owner, {});
    for (const id of [conversation_id, newId(), "not-an-id", "' or 1=1 --"]) {
      await expect(getConversation(stranger, id)).rejects.toEqual(notFound);
      await expect(getConversation(stranger, id)).rejects.toEqual(notFound);
      await expect(updateConversation(stranger, id, { title: "mine" })).rejects.toEqual(notFound);
      await expect(deleteConversation(stranger, id)).rejects.toEqual(notFound);
      await expect(restoreConversation(stranger, id)).rejects.toEqual(notFound);
    }
    expect(await titles(stranger)).toEqual([]);
    const { title } = await getConversation(owner, conversation_id);
    expect(title).toBe("New Chat");
  });

  it("is counted for its owner, also when created side by side", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => createConversation(owner, {})));
    expect(await totalOf(owner)).toBe(8);
    const id = made[0]?.conversation_id ?? "";
    await deleteConversation(owner, id);
    await expect(deleteConversation(owner, id)).rejects.toEqual(notFound);
    expect(await totalOf(owner)).toBe(7);
    await restoreConversation(owner, id);
    await expect(restoreConversation(owner, id)).rejects.toEqual(notFound);
    expect(await totalOf(owner)).toBe(8);
    expect(await totalOf(stranger)).toBe(0);
  });
});

describe("deletion", () => {
  it("hides at once, can be undone for ten minutes, then removes rows and bytes", async () => {
    const { conversation_id } = await createConversation(owner, { title: "going" });
    const kept = await createConversation(owner, { title: "staying" });
    const upload = { name: "a.txt", media_type: "text/plain", data: new TextEncoder().encode("a") };
    const file = await uploadFile(owner, conversation_id, upload);
    await say(owner, conversation_id, "going away");
    await deleteConversation(owner, conversation_id);
    await expect(getConversation(owner, conversation_id)).rejects.toEqual(notFound);
    await expect(updateConversation(owner, conversation_id, { title: "x" })).rejects.toEqual(notFound);
    await expect(openFile(owner, file.file_id)).rejects.toEqual(notFound);
    expect(await titles(owner)).toEqual(["staying"]);
    expect(await titles(owner, { search: "going" })).toEqual([]);
    expect(await purgeDeletedConversations()).toBe(0);

    const now = clock.now;
    clock.now = () => new Date(now().getTime() + 11 * 60_000);
    try {
      await expect(restoreConversation(owner, conversation_id)).rejects.toEqual(notFound);
      expect(await purgeDeletedConversations()).toBe(1);
      expect(await purgeDeletedConversations()).toBe(0);
    } finally {
      clock.now = now;
    }
    const left = await db().query.files.findMany({
      where: (files, { eq }) => eq(files.conversation_id, conversation_id),
    });
    const said = await db().query.messages.findMany({
      where: (row, { eq }) => eq(row.conversation_id, conversation_id),
    });
    expect([left, said]).toEqual([[], []]);
    expect((await getConversation(owner, kept.conversation_id)).title).toBe("staying");
  });
});

describe("listConversations", () => {
  it("puts pinned ones first, then the last message, then those without one by age", async () => {
    const made: Record<string, string> = {};
    for (const title of ["old", "new", "spoken", "pinned"]) {
      made[title] = (await createConversation(owner, { title })).conversation_id;
    }
    await updateConversation(owner, made.pinned ?? "", { is_pinned: true });
    await db().execute(`update conversations set last_message_at = now() where conversation_id = '${made.spoken}'`);
    expect(await titles(owner)).toEqual(["pinned", "spoken", "new", "old"]);
    expect(await titles(owner, { is_pinned: false })).toEqual(["spoken", "new", "old"]);
    await updateConversation(owner, made.old ?? "", { is_archived: true });
    expect(await titles(owner, { is_archived: true })).toEqual(["old"]);
    expect(await titles(owner, { is_archived: false })).toEqual(["pinned", "spoken", "new"]);
  });

  it("pages without gap or repeat", async () => {
    for (let index = 0; index < 7; index += 1) await createConversation(owner, { title: `t${index}` });
    const pages = await Promise.all([1, 2, 3, 4].map((page) => listConversations(owner, { page, per_page: 3 })));
    expect(pages.flatMap((page) => page.items.map((item) => item.title))).toEqual([
      "t6",
      "t5",
      "t4",
      "t3",
      "t2",
      "t1",
      "t0",
    ]);
    expect(pages[0]?.pagination).toMatchObject({ total: 7, total_pages: 3, has_next: true, has_prev: false });
    expect(pages[3]?.items).toEqual([]);
  });
});

describe("search", () => {
  it("finds titles and messages in Chinese and English, unfinished words too", async () => {
    const chinese = await createConversation(owner, { title: "机器学习入门" });
    const english = await createConversation(owner, { title: "Deploying Python services" });
    await say(owner, chinese.conversation_id, "研究生命起源的方法有哪些？");
    await say(owner, english.conversation_id, "Use docker-compose with example.com, it's FAST");
    for (const search of ["机器", "学习", "习入", "入", "生命", "起源的方法", "机器学习入门"]) {
      expect([search, await titles(owner, { search })]).toEqual([search, ["机器学习入门"]]);
    }
    for (const search of [
      "deploy",
      "PYTHON serv",
      "services python",
      "docker",
      "example.com",
      "fast",
      "ｐｙｔｈｏｎ",
    ]) {
      expect([search, await titles(owner, { search })]).toEqual([search, ["Deploying Python services"]]);
    }
    for (const search of ["器机", "猫", "rust", "ython", "python rust"]) {
      expect([search, await titles(owner, { search })]).toEqual([search, []]);
    }
    const found = await listConversations(owner, { ...PAGE, search: "生命" });
    expect(found.pagination.total).toBe(1);
  });

  it("follows a rename and leaves deleted messages out", async () => {
    const { conversation_id } = await createConversation(owner, { title: "before" });
    await updateConversation(owner, conversation_id, { title: "after" });
    await say(owner, conversation_id, "forgotten", true);
    expect(await titles(owner, { search: "before" })).toEqual([]);
    expect(await titles(owner, { search: "after" })).toEqual(["after"]);
    expect(await titles(owner, { search: "forgotten" })).toEqual([]);
  });

  it("never shows another person's conversation", async () => {
    const { conversation_id } = await createConversation(owner, { title: "secret title" });
    await say(owner, conversation_id, "secret words");
    expect(await titles(stranger, { search: "secret" })).toEqual([]);
  });

  it.each([
    "' | 'a",
    "a & !b",
    "a:*",
    "\\' or 1=1 --",
    "':*",
    "(((",
    "a <-> b",
    "!!!",
    "\u0000x",
    "%",
    "'",
    "\\",
    "🎉",
  ])("takes %j as words, not as a query", async (search) => {
    await createConversation(owner, { title: "plain" });
    expect(await titles(owner, { search })).toEqual([]);
  });

  it("takes a blank search as none", async () => {
    await createConversation(owner, { title: "plain" });
    expect(await titles(owner, { search: "  " })).toEqual(["plain"]);
  });

  it("stores a text of the greatest size", async () => {
    const { conversation_id } = await createConversation(owner, { title: "big" });
    const words = Array.from({ length: 30_000 }, (_, index) => `${index}字${index % 7}'\\`).join(" ");
    await say(owner, conversation_id, `first ${words}`.slice(0, 200_000));
    expect(await titles(owner, { search: "first" })).toEqual(["big"]);
  });
});

describe("onConversationChanged", () => {
  it("tells within the transaction and again after the commit", async () => {
    const seen: [string, string][] = [];
    const end = onConversationChanged("test", (change) => {
      seen.push(["before", change.kind]);
      return () => seen.push(["after", change.kind]);
    });
    const { conversation_id } = await createConversation(owner, {});
    await updateConversation(owner, conversation_id, { is_pinned: true });
    await deleteConversation(owner, conversation_id);
    await restoreConversation(owner, conversation_id);
    end();
    await updateConversation(owner, conversation_id, { is_pinned: false });
    const kinds = ["created", "updated", "deleted", "restored"];
    expect(seen).toEqual(
      kinds.flatMap((kind) => [
        ["before", kind],
        ["after", kind],
      ]),
    );
  });

  it("undoes the change when a listener fails, and replaces a listener of the same name", async () => {
    const { conversation_id } = await createConversation(owner, { title: "kept" });
    const calls: ConversationChange[] = [];
    onConversationChanged("test", (change) => void calls.push(change));
    const end = onConversationChanged("test", () => Promise.reject(new Error("no")));
    await expect(updateConversation(owner, conversation_id, { title: "lost" })).rejects.toThrow("no");
    await expect(createConversation(owner, {})).rejects.toThrow("no");
    end();
    expect(calls).toEqual([]);
    expect((await getConversation(owner, conversation_id)).title).toBe("kept");
    expect(await totalOf(owner)).toBe(1);
  });
});
