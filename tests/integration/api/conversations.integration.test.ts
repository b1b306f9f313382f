import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, db } from "../../../db/client.ts";
import type { Conversation } from "../../../lib/protocol/contract/conversations.ts";
import type { Pagination } from "../../../lib/protocol/envelope.ts";
import { callById, newPerson } from "./api-client.ts";

afterAll(closeDatabase);

const create = async (token: string, json: object): Promise<Conversation> =>
  JSON.parse((await callById("createConversation", { token, json })).text).data;
const list = async (token: string, query: string) => {
  const answer = await callById("listConversations", { token, query });
  expect(answer.status, `${query} ${answer.text}`).toBe(200);
  const { data, pagination }: { data: Conversation[]; pagination: Pagination } = JSON.parse(answer.text);
  return { titles: data.map(({ title }) => title), pagination };
};

describe("one conversation", () => {
  it("is set as a whole by PUT: what is left out becomes empty", async () => {
    const { token } = await newPerson("putter");
    const made = await create(token, { title: "First", tags: ["a"], metadata: { topic: "x" } });
    expect(made).toMatchObject({ version: 1, source: "chat", branched_from: null });
    const params = { conversation_id: made.conversation_id };
    await callById("updateConversation", { token, params, json: { is_pinned: true } });
    const put = await callById("replaceConversation", { token, params, json: { title: "Second" } });
    expect(put.body?.data).toMatchObject({ title: "Second", is_pinned: false, tags: [], metadata: null, version: 3 });
    expect((await callById("replaceConversation", { token, params, json: {} })).status).toBe(422);
  });

  it("is not overwritten by whoever has seen an older version", async () => {
    const { token } = await newPerson("tabs");
    const { conversation_id } = await create(token, { title: "First" });
    const params = { conversation_id };
    const change = (title: string, version: string) =>
      callById("updateConversation", { token, params, json: { title }, headers: { "if-match": version } });
    expect((await callById("getConversation", { token, params })).headers.get("etag")).toBe('"1"');
    expect(await change("Mine", '"1"')).toMatchObject({ status: 200, body: { data: { version: 2 } } });
    expect(await change("Theirs", '"1"')).toMatchObject({
      status: 412,
      body: { error: { code: "PRECONDITION_FAILED" } },
    });
    expect((await callById("getConversation", { token, params })).body?.data).toMatchObject({ title: "Mine" });
  });

  it("comes back with restore while its deletion can be undone", async () => {
    const { token } = await newPerson("undoer");
    const { conversation_id } = await create(token, { title: "Gone" });
    const params = { conversation_id };
    expect((await callById("restoreConversation", { token, params })).status).toBe(404);
    await callById("deleteConversation", { token, params });
    expect((await list(token, "")).titles).toEqual([]);
    expect((await callById("restoreConversation", { token, params })).body?.data).toMatchObject({ title: "Gone" });
    expect((await list(token, "")).titles).toEqual(["Gone"]);
    await callById("deleteConversation", { token, params });
    await db().execute(
      sql`update conversations set deleted_at = now() - interval '11 minutes' where conversation_id = ${conversation_id}`,
    );
    expect((await callById("restoreConversation", { token, params })).status).toBe(404);
  });
});

describe("the list", () => {
  /** Twelve, `c00` the oldest: every third archived, c01 and c05 pinned, two of the endpoint, c10 and c11 without a message. */
  async function library() {
    const { token } = await newPerson("librarian");
    for (let index = 0; index < 12; index++) {
      const tags = [index % 2 === 0 ? "even" : "odd", ...(index % 4 === 0 ? ["four"] : [])];
      const { conversation_id } = await create(token, { title: `c${String(index).padStart(2, "0")}`, tags });
      await db().execute(sql`update conversations set is_archived = ${index % 3 === 0}, is_pinned = ${index === 1 || index === 5},
        source = ${index === 2 || index === 3 ? "openai" : "chat"},
        last_message_at = ${index > 9 ? null : sql`timestamptz '2026-01-01' + ${index}::int * interval '1 microsecond'`}
        where conversation_id = ${conversation_id}`);
    }
    return token;
  }
  const ORDERS = {
    "": ["c05", "c01", "c09", "c08", "c07", "c06", "c04", "c00", "c11", "c10"],
    "sort=-last_message_at": ["c09", "c08", "c07", "c06", "c05", "c04", "c01", "c00", "c11", "c10"],
    "sort=last_message_at": ["c10", "c11", "c00", "c01", "c04", "c05", "c06", "c07", "c08", "c09"],
    "sort=created_at": ["c00", "c01", "c04", "c05", "c06", "c07", "c08", "c09", "c10", "c11"],
    "sort=-created_at": ["c11", "c10", "c09", "c08", "c07", "c06", "c05", "c04", "c01", "c00"],
    "sort=title": ["c00", "c01", "c04", "c05", "c06", "c07", "c08", "c09", "c10", "c11"],
    "sort=-title": ["c11", "c10", "c09", "c08", "c07", "c06", "c05", "c04", "c01", "c00"],
  };

  it("is in each order the same by page and by cursor, whole, and counted", async () => {
    const token = await library();
    for (const [sort, expected] of Object.entries(ORDERS)) {
      for (const filter of ["", "&tags=even", "&is_pinned=false"]) {
        const query = `${sort}${filter}`;
        const all = (await list(token, `${query}&per_page=100`)).titles;
        if (filter === "") expect(all, sort).toEqual(expected);
        for (const per_page of [1, 3]) {
          const byCursor: string[] = [];
          const byPage: string[] = [];
          let cursor: string | null | undefined = null;
          for (let page = 1; page <= 12 && cursor !== undefined; page++) {
            const next = await list(token, `${query}&per_page=${per_page}${cursor ? `&cursor=${cursor}` : ""}`);
            byCursor.push(...next.titles);
            expect(next.pagination.total).toBe(all.length);
            cursor = next.pagination.next_cursor ?? undefined;
            const numbered = await list(token, `${query}&per_page=${per_page}&page=${page}`);
            byPage.push(...numbered.titles);
            expect(numbered.pagination).toMatchObject({ total: all.length, has_next: page * per_page < all.length });
          }
          expect([byCursor, byPage], `${query} by ${per_page}`).toEqual([all, all]);
        }
      }
    }
  });

  it("filters, and counts what is left", async () => {
    const token = await library();
    const cases: [string, string[]][] = [
      ["is_archived=true", ["c09", "c06", "c00"]],
      ["is_archived=false&is_pinned=false", ["c08", "c07", "c04", "c11", "c10"]],
      ["is_pinned=true", ["c05", "c01"]],
      ["source=openai", ["c03", "c02"]],
      ["source=openai&is_archived=true", ["c03"]],
      ["tags=even,four", ["c08", "c04", "c00"]],
      ["tags=none", []],
      ["source=all&tags=odd&is_archived=true", ["c09", "c03"]],
      ["search=c04", ["c04"]],
    ];
    for (const [query, expected] of cases) {
      const whole = await list(token, query);
      expect([whole.titles, whole.pagination.total], query).toEqual([expected, expected.length]);
      const first = await list(token, `${query}&per_page=1`);
      expect([first.titles, first.pagination.total], query).toEqual([expected.slice(0, 1), expected.length]);
    }
    expect((await list(token, "source=all&per_page=1")).pagination.total).toBe(12);
  });

  it("is read on behind the longest title there can be", async () => {
    const { token } = await newPerson("wordy");
    const titles = ["长".repeat(200), "\u0001".repeat(200)];
    for (const title of titles) await create(token, { title: title });
    for (const sort of ["", "&sort=title"]) {
      const first = await list(token, `per_page=1${sort}`);
      const second = await list(token, `per_page=1${sort}&cursor=${first.pagination.next_cursor}`);
      expect([...first.titles, ...second.titles].sort()).toEqual(titles.toSorted());
    }
  });

  it("refuses a cursor of another order, of another list and of nothing", async () => {
    const token = await library();
    const { pagination } = await list(token, "per_page=2");
    const { pagination: stranger } = await list((await newPerson("other")).token, `cursor=${pagination.next_cursor}`);
    expect(stranger).toMatchObject({ total: 0, has_next: false });
    const forged = Buffer.from(JSON.stringify(["", true, "9".repeat(17), "x", "0198c0de-0000-7000-8000-000000000000"]));
    expect(
      (await callById("listConversations", { token, query: `cursor=${forged.toString("base64url")}` })).status,
    ).toBe(200);
    for (const query of [`sort=title&cursor=${pagination.next_cursor}`, "cursor=abc", "cursor=%00", "sort=secret"])
      expect((await callById("listConversations", { token, query })).status, query).toBe(422);
  });
});
