import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { clock } from "../../../lib/core/clock.ts";
import { purgeIdempotencyKeys } from "../../../lib/http/index.ts";
import { withEngine } from "../../support/engine.ts";
import { callById, newPerson } from "./api-client.ts";

let token: string;
let user_id: string;
beforeAll(async () => {
  const ada = await newPerson("ada");
  token = ada.token;
  user_id = ada.user.user_id;
});

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
const later = (minutes: number) => {
  const now = clock.now().getTime();
  clock.now = () => new Date(now + minutes * 60_000);
};

const keyed = (key: string, headers: Record<string, string> = {}) => ({ "idempotency-key": key, ...headers });
const create = (key: string, json: unknown = { title: key }, by = token) =>
  callById("createConversation", { json, token: by, headers: keyed(key) });
const count = async (title: string): Promise<unknown> => {
  const [row] = await db().execute(sql`select count(*)::int as n from conversations where title = ${title}`);
  return row?.n;
};
const replayed = ({ headers }: { headers: Headers }) => headers.get("idempotency-replayed");

describe("Idempotency-Key", () => {
  it("answers the same request again with the first answer, and does nothing", async () => {
    const key = crypto.randomUUID();
    const first = await create(key);
    const second = await create(key);
    expect([first.status, replayed(first)]).toEqual([201, null]);
    expect([second.status, replayed(second)]).toEqual([201, "true"]);
    expect(second.text).toBe(first.text);
    expect(second.headers.get("content-type")).toBe(first.headers.get("content-type"));
    expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
    expect(await count(key)).toBe(1);
  });

  it("lets one of twenty at once through; the others hear that it is at work, or its answer", async () => {
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(key)));
    expect(await count(key)).toBe(1);
    const fresh = answers.filter((answer) => answer.status === 201 && replayed(answer) === null);
    expect(fresh).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 201) expect(answer.text).toBe(fresh[0]?.text);
      else expect([answer.status, answer.body?.error?.code]).toEqual([409, "CONFLICT"]);
      if (answer.status === 409) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(replayed(await create(key))).toBe("true");
  });

  it("refuses another request under the same key: another body, address or operation", async () => {
    const key = crypto.randomUUID();
    await create(key);
    const other = await create(key, { title: "other" });
    expect([other.status, other.body?.error?.code]).toEqual([422, "VALIDATION_ERROR"]);
    expect(JSON.stringify(other.body?.error?.details)).toContain("Idempotency-Key");
    const elsewhere = await callById("sendMessage", {
      params: { conversation_id: crypto.randomUUID() },
      token,
      headers: keyed(key),
      json: { content: key },
    });
    expect(elsewhere.status).toBe(422);
  });

  it("keeps one person's keys from another's", async () => {
    const key = crypto.randomUUID();
    const bob = await newPerson("bob");
    const [mine, theirs] = [await create(key), await create(key, { title: key }, bob.token)];
    expect([mine.status, theirs.status, replayed(theirs)]).toEqual([201, 201, null]);
    expect(theirs.text).not.toBe(mine.text);
  });

  it.each(["", " ", "a b", "ä", "x".repeat(256)])("takes no key such as %j", async (key) => {
    const answer = await create(key, { title: "badly keyed" });
    expect([answer.status, answer.body?.error?.code]).toEqual([400, "BAD_REQUEST"]);
    expect(await count("badly keyed")).toBe(0);
  });

  it("takes a key of 255 characters, quotes and all", async () => {
    const key = `"${crypto.randomUUID()}${"~".repeat(217)}"`;
    expect(key).toHaveLength(255);
    expect([(await create(key, {})).status, replayed(await create(key, {}))]).toEqual([201, "true"]);
  });

  it("may be used again after an input that was not valid, for nothing was done", async () => {
    const key = crypto.randomUUID();
    expect((await create(key, { title: 7 })).status).toBe(422);
    expect((await create(key)).status).toBe(201);
  });

  it("takes over from a request that died, but not while it may still be at work", async () => {
    const key = crypto.randomUUID();
    await create(key);
    await db().execute(sql`update idempotency_keys set status = null, answer = null where key = ${key}`);
    later(14);
    expect((await create(key)).status).toBe(409);
    later(2);
    const both = await Promise.all([create(key), create(key)]);
    expect(both.filter((answer) => answer.status === 201 && replayed(answer) === null)).toHaveLength(1);
    expect(await count(key)).toBe(2);
  });

  it("is forgotten after a day", async () => {
    const key = crypto.randomUUID();
    await create(key);
    later(23 * 60);
    expect(replayed(await create(key))).toBe("true");
    later(61);
    const anew = await create(key);
    expect([anew.status, replayed(anew)]).toEqual([201, null]);
    later(25 * 60);
    expect(await purgeIdempotencyKeys()).toBeGreaterThan(0);
    const [left] = await db().execute(sql`select count(*)::int as n from idempotency_keys`);
    expect(left?.n).toBe(0);
  });

  it("keeps answers encrypted, and bound to their key and person", async () => {
    const key = crypto.randomUUID();
    const secret = `canary-${crypto.randomUUID()}`;
    await create(key, { title: secret });
    const [row] = await db().execute(sql`select * from idempotency_keys where key = ${key}`);
    expect(JSON.stringify(row)).not.toContain(secret);
    const moved = crypto.randomUUID();
    await db().execute(sql`update idempotency_keys set key = ${moved} where key = ${key} and user_id = ${user_id}`);
    expect((await create(moved, { title: secret })).status).toBe(500);
  });

  it("replays a refusal, too, and says so when the answer was too large to keep", async () => {
    const key = crypto.randomUUID();
    const nowhere = () =>
      callById("sendMessage", {
        params: { conversation_id: crypto.randomUUID() },
        token,
        json: { content: "x" },
        headers: keyed(key, { prefer: "respond-async" }),
      });
    expect((await nowhere()).status).toBe(404);
    const large = crypto.randomUUID();
    await create(large);
    await db().execute(sql`update idempotency_keys set answer = null where key = ${large}`);
    const again = await create(large);
    expect([again.status, again.body?.error?.message]).toEqual([409, expect.stringContaining("201")]);
  });
});

describe("a message under a key", () => {
  withEngine();

  const conversation = async (): Promise<string> => {
    const answer = await create(crypto.randomUUID(), {});
    return JSON.parse(answer.text).data.conversation_id;
  };
  const send = (conversation_id: string, key: string, headers: Record<string, string>) =>
    callById("sendMessage", {
      params: { conversation_id },
      token,
      json: { content: "hello" },
      headers: keyed(key, headers),
    });
  const runs = async (conversation_id: string) =>
    await db().execute(sql`select client_message_id from runs where conversation_id = ${conversation_id}`);

  it("is sent once, streamed or not", async () => {
    const conversation_id = await conversation();
    const key = crypto.randomUUID();
    const first = await send(conversation_id, key, { prefer: "respond-async" });
    const again = await send(conversation_id, key, { prefer: "respond-async" });
    expect([first.status, again.status, replayed(again)]).toEqual([202, 202, "true"]);
    const streamed = await send(conversation_id, key, { accept: "text/event-stream" });
    expect([streamed.status, replayed(streamed)]).toEqual([200, null]);
    expect(await runs(conversation_id)).toEqual([{ client_message_id: key }]);
  });

  it("is answered again once, streamed: the second time it is told that it was done", async () => {
    const conversation_id = await conversation();
    const sent = await send(conversation_id, crypto.randomUUID(), {});
    const message_id = JSON.parse(sent.text).data.parent_message_id;
    const headers = keyed(crypto.randomUUID(), { accept: "text/event-stream" });
    const again = () => callById("regenerateMessage", { params: { message_id }, token, json: {}, headers });
    expect((await again()).status).toBe(200);
    expect(await again()).toMatchObject({ status: 409, body: { error: { code: "CONFLICT" } } });
    expect(await runs(conversation_id)).toHaveLength(2);
  });

  it("has an id of its own where the client gave one, and a short one for a long key", async () => {
    const conversation_id = await conversation();
    const stream = { accept: "text/event-stream" };
    const long = "k".repeat(200);
    await send(conversation_id, long, stream);
    await send(conversation_id, long, stream);
    const json = { content: "hello", client_message_id: "mine" };
    const options = { params: { conversation_id }, token, json, headers: keyed(crypto.randomUUID(), stream) };
    await callById("sendMessage", options);
    const ids = (await runs(conversation_id)).map((row) => row.client_message_id);
    expect(ids.sort()).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), "mine"]);
  });
});
