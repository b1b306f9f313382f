import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { authHandlers } from "../../../lib/auth/index.ts";
import { readPolicies } from "../../../lib/limits/policies.ts";
import { callById, newPerson, ORIGIN, open } from "./api-client.ts";

let ada: string;
let bob: string;
beforeAll(async () => {
  ada = (await newPerson("ada")).token;
  bob = (await newPerson("bob")).token;
});

const state = (name: string) => Symbol.for(`alma.${name}`);
/** Begins to count anew, with these allowances. */
const allow = (text: string) => {
  Reflect.deleteProperty(globalThis, state("limit_counters"));
  Reflect.set(globalThis, state("limit_policies"), { current: readPolicies(text) });
};
afterEach(() => allow("1000"));

const from = (address: string) => ({ "x-alma-address": address });
const read = (token: string | undefined, address = "203.0.113.9") =>
  callById("listConversations", { token, headers: from(address) });
const write = (token: string) => callById("createConversation", { token, json: {}, headers: from("203.0.113.9") });

describe("allowances", () => {
  it("are told with every answer, good or bad", async () => {
    allow("read=5/60");
    const good = await read(ada);
    expect([good.status, good.headers.get("ratelimit-limit"), good.headers.get("ratelimit-remaining")]).toEqual([
      200,
      "5",
      "4",
    ]);
    expect(Number(good.headers.get("ratelimit-reset"))).toBeGreaterThan(0);
    expect(Number(good.headers.get("ratelimit-reset"))).toBeLessThanOrEqual(60);
    const bad = await callById("getConversation", {
      token: ada,
      params: { conversation_id: crypto.randomUUID() },
      headers: from("203.0.113.9"),
    });
    expect([bad.status, bad.headers.get("ratelimit-remaining")]).toEqual([404, "3"]);
  });

  it("used up, answer 429 with when to come back, and are nobody else's matter", async () => {
    allow("read=5/60");
    for (let index = 0; index < 5; index++) expect((await read(ada)).status).toBe(200);
    const refused = await read(ada);
    expect([refused.status, refused.body?.error?.code]).toEqual([429, "RATE_LIMITED"]);
    expect(refused.headers.get("ratelimit-remaining")).toBe("0");
    expect(refused.headers.get("retry-after")).toBe(refused.headers.get("ratelimit-reset"));
    expect((await read(bob)).status).toBe(200);
    // Changing something is another allowance.
    expect((await write(ada)).status).toBe(201);
  });

  it("of an address are used up by whoever comes from there, also without a name", async () => {
    allow("read=2/60");
    for (let index = 0; index < 8; index++) expect((await read(undefined, "198.51.100.1")).status).toBe(401);
    const refused = await read(bob, "198.51.100.1");
    expect([refused.status, refused.body?.error?.code]).toEqual([429, "RATE_LIMITED"]);
    expect((await read(bob, "198.51.100.2")).status).toBe(200);
  });

  it("count the addresses of one IPv6 network as one", async () => {
    allow("read=2/60");
    for (let index = 0; index < 8; index++) await read(undefined, `2001:db8:1:2::${index}`);
    expect((await read(undefined, "2001:db8:1:2:ffff::1")).status).toBe(429);
    expect((await read(undefined, "2001:db8:1:3::1")).status).toBe(401);
  });

  it("hold at the browser's door as at the API's", async () => {
    allow("auth=1/60");
    const { POST } = authHandlers(async () => ({ kind: "refused", reason: "closed" }));
    const enter = () =>
      POST(
        new Request(`${ORIGIN}/api/auth/callback/credentials`, {
          method: "POST",
          body: "a=b",
          headers: {
            ...from("198.51.100.77"),
            origin: ORIGIN,
            "content-type": "application/x-www-form-urlencoded",
            "content-length": "3",
          },
        }),
        { params: Promise.resolve({ nextauth: ["callback", "credentials"] }) },
      );
    for (let index = 0; index < 4; index++) expect((await enter()).status).not.toBe(429);
    const refused = await enter();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ url: `${ORIGIN}/api/auth/error?error=RATE_LIMITED` });
  });

  it("keep nobody from asking whether the server is there", async () => {
    allow("read=1/60");
    for (let index = 0; index < 10; index++) {
      const answer = await callById("getLiveness", { headers: from("198.51.100.7") });
      expect([answer.status, answer.headers.get("ratelimit-limit")]).toEqual([200, null]);
    }
  });

  it("can be turned off", async () => {
    allow("off");
    const answer = await read(ada);
    expect([answer.status, answer.headers.get("ratelimit-limit")]).toEqual([200, null]);
  });
});

describe("open calls", () => {
  const counted = () => Object.fromEntries(Reflect.get(globalThis, state("open_calls")) ?? []);

  it("are so many event streams of a person, and each that ends makes room, however it ends", async () => {
    allow("0.1");
    const created = await callById("createConversation", { token: ada, json: {}, headers: from("203.0.113.9") });
    const params = { conversation_id: JSON.parse(created.text).data.conversation_id };
    allow("0.1,stream=1000/60,read=1000/60,write=1000/60");
    const follow = (token = ada) => open("streamEvents", { token, params, headers: from("203.0.113.9") });
    const streams = [];
    for (let index = 0; index < 4; index++) streams.push(await follow());
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const refused = await follow();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10"]);
    expect((await refused.json()).error.message).toContain("event streams");
    for (const stream of streams) await stream.body?.cancel();
    expect(counted()).toEqual({});
    // One that could not be opened, for want of the conversation, holds no place either.
    for (let index = 0; index < 6; index++) expect((await follow(bob)).status).toBe(404);
    expect(counted()).toEqual({});
    const again = await follow();
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });
});

describe("bodies", () => {
  const MEBIBYTE = 1024 * 1024;
  /** A body without an announced length, which notes how much of it was taken. */
  const endless = () => {
    const taken = { bytes: 0, cancelled: false };
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        taken.bytes += 64 * 1024;
        controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      },
      cancel() {
        taken.cancelled = true;
      },
    });
    return { body, taken };
  };

  it("that never end are cut soon after the limit", async () => {
    const { body, taken } = endless();
    const answer = await callById("createConversation", {
      token: ada,
      raw: body,
      headers: { "content-type": "application/json" },
    });
    expect([answer.status, answer.body?.error?.code]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
    expect(taken.bytes).toBeLessThan(MEBIBYTE + 4 * 64 * 1024);
    expect(taken.cancelled).toBe(true);
  });

  it("that announce too much are not read at all", async () => {
    for (const [id, announced] of [
      ["createConversation", MEBIBYTE + 1],
      ["createAccessToken", 64 * 1024 + 1],
      ["listConversations", 1024 * MEBIBYTE],
    ] as const) {
      const headers = { "content-type": "application/json", "content-length": String(announced) };
      const answer = await callById(id, { token: ada, headers });
      expect([id, answer.status, answer.body?.error?.code]).toEqual([id, 413, "PAYLOAD_TOO_LARGE"]);
    }
  });
});

describe("under another server than ours", () => {
  it("a name that is not ours is refused, but for the probes", async () => {
    Reflect.set(globalThis, state("hosting"), { hosting: "serverless" });
    try {
      const strange = { host: "rebound.example" };
      expect((await callById("listConversations", { token: ada, headers: strange })).status).toBe(400);
      expect((await callById("getLiveness", { headers: strange })).status).toBe(200);
      expect((await callById("listConversations", { token: ada, headers: { host: "127.0.0.1:3000" } })).status).toBe(
        200,
      );
    } finally {
      Reflect.deleteProperty(globalThis, state("hosting"));
    }
  });
});
