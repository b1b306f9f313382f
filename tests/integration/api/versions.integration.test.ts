import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { users } from "../../../db/schema/index.ts";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { withEngine } from "../../support/engine.ts";
import { plantPerson } from "../safety/plant-person.ts";
import type { Planted } from "../safety/planted.ts";
import { call, operation } from "./api-client.ts";

withEngine();

/** A small change by each operation that honours `If-Match`. */
const CHANGES: Record<string, Record<string, unknown>> = {
  updateMe: { nickname: "One" },
  replaceMe: { nickname: "Two" },
  updateUser: { nickname: "Three" },
  replaceUser: {
    ...{ nickname: "Four", email: "four@example.com", timezone: "UTC", language: "en" },
    ...{ is_active: true, is_superuser: true },
  },
  updateSettings: { retention: { is_on: false, days: 31 } },
  updateConversation: { title: "One" },
  replaceConversation: { title: "Two" },
  editMessage: { content: "One" },
  updateLlmConfig: { provider_name: "One" },
  replaceLlmConfig: { provider_name: "Two", api_base_url: "http://127.0.0.1:9/v1" },
  updateModel: { display_name: "One" },
  replaceModel: { display_name: "Two" },
  updateAgent: { display_name: "One" },
  replaceAgent: { name: "two", display_name: "Two", instruction: "Two" },
  updateSchedule: { title: "One" },
  renameFile: { path: "two.txt" },
  updateCredential: { name: "two" },
  updateMcpServer: { name: "Two" },
  updateHttpService: { name: "Two" },
};

const versioned = contracts.filter((contract) => contract.versioned);
const by = (...methods: string[]) => versioned.filter(({ method }) => methods.includes(method));

let person: Planted;
beforeEach(async () => {
  person = await plantPerson("v");
  await db().update(users).set({ is_superuser: true }).where(eq(users.user_id, person.user_id));
});

const send = (id: string, more: { json?: unknown; headers?: Record<string, string> } = {}) =>
  call(operation(id), { token: person.token, params: person.ids, ...more });

/** The tag that a reader of what an operation changes has. */
async function tagFor(path: string): Promise<string> {
  const read = by("GET").find((contract) => contract.path === path);
  if (!read) throw new Error(`nobody can read the version at ${path}`);
  const answer = await send(read.id);
  expect(answer.headers.get("etag")).toBe(`"${JSON.parse(answer.text).data.version}"`);
  return answer.headers.get("etag") ?? "";
}

describe("what was changed since it was read", () => {
  const stale = { "if-match": '"99"' };

  it("is not brought back", async () => {
    await send("deleteConversation");
    expect((await send("restoreConversation", { headers: stale })).status).toBe(412);
    expect((await send("restoreConversation", { headers: { "if-match": "*" } })).status).toBe(200);
  });

  it.each(by("DELETE").map(({ id, path }) => [id, path]))("is not removed by %s", async (id, path) => {
    expect((await send(id, { headers: stale })).status).toBe(412);
    expect((await send(id, { headers: { "if-match": await tagFor(path) } })).status).toBe(204);
  });
});

describe("of two tabs that change the same thing", () => {
  it.each(by("PUT", "PATCH").map(({ id, path }) => [id, path]))("the second is told by %s", async (id, path) => {
    expect(CHANGES[id], "has a change in this test").toBeDefined();
    const headers = { "if-match": await tagFor(path) };
    const first = await send(id, { json: CHANGES[id], headers });
    expect(first.status, first.text).toBe(200);
    expect(first.headers.get("etag")).not.toBe(headers["if-match"]);
    // A new address signs its person out.
    if (id === "replaceUser") return;
    expect(await send(id, { json: CHANGES[id], headers })).toMatchObject({
      status: 412,
      body: { error: { code: "PRECONDITION_FAILED" } },
    });
    expect(await tagFor(path)).toBe(first.headers.get("etag"));
  });
});
