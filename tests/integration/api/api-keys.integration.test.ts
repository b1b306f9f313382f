import { eq, type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { apiKeys, auditLog } from "../../../db/schema/index.ts";
import { purgeEndedSessions } from "../../../lib/auth/index.ts";
import { type ApiKey, apiKeySchema, type CreatedApiKey } from "../../../lib/protocol/contract/api-keys.ts";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { SCOPES } from "../../../lib/protocol/scopes.ts";
import { call, callById, newPerson } from "./api-client.ts";

const RANDOM_ID = "0198c0de-0000-7000-8000-000000000000";
const soon = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

async function create(token: string, json: Record<string, unknown> = {}): Promise<CreatedApiKey> {
  const answer = await callById("createApiKey", { token, json: { name: "A key", scopes: ["*"], ...json } });
  expect(answer.status, answer.text).toBe(201);
  return JSON.parse(answer.text).data;
}

const listOf = async (token: string, query = ""): Promise<ApiKey[]> =>
  JSON.parse((await callById("listApiKeys", { token, query })).text).data;

describe("API keys", () => {
  let token = "";
  beforeAll(async () => {
    token = (await newPerson("keys")).token;
  });

  it("are shown once, stored as a hash, and recognised by how they begin", async () => {
    const { key, ...shown } = await create(token, { name: "  Backup ", expires_at: soon(3_600) });
    expect(key).toMatch(/^alma_[\w-]{43}$/);
    expect(key.startsWith(shown.prefix)).toBe(true);
    expect(shown.prefix).toHaveLength(12);
    expect(shown).toMatchObject({ name: "Backup", scopes: ["*"], last_used_at: null });
    const params = { key_id: shown.key_id };
    const got = await callById("getApiKey", { token, params });
    expect(JSON.parse(got.text).data).toEqual(apiKeySchema.strict().parse(shown));
    expect((await callById("listApiKeys", { token })).text + got.text).not.toContain(key);
    expect(JSON.stringify(await db().select().from(apiKeys))).not.toContain(key);
    const entries = await db().select().from(auditLog).where(eq(auditLog.event, "api_key.created"));
    expect(JSON.stringify(entries)).toContain(shown.key_id);
    expect(JSON.stringify(entries)).not.toContain(key.slice(5));
  });

  it("let a program in as their person, until they are revoked", async () => {
    const { key, key_id } = await create(token);
    const me = await callById("getMe", { token: key });
    expect(me.body?.data).toEqual((await callById("getMe", { token })).body?.data);
    expect((await callById("createConversation", { token: key, json: {} })).status).toBe(201);
    expect((await callById("getMe", { token: `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}` })).status).toBe(
      401,
    );
    expect((await callById("revokeApiKey", { token, params: { key_id } })).status).toBe(204);
    expect((await callById("getMe", { token: key })).status).toBe(401);
    expect((await callById("getApiKey", { token, params: { key_id } })).status).toBe(404);
    expect((await callById("revokeApiKey", { token, params: { key_id } })).status).toBe(404);
    expect((await listOf(token)).map((one) => one.key_id)).not.toContain(key_id);
  });

  it("are good for their scopes and nothing else", async () => {
    const { key, key_id } = await create(token, { scopes: ["conversations:read", "conversations:read"] });
    expect((await callById("listConversations", { token: key })).status).toBe(200);
    for (const id of ["createConversation", "listSchedules"]) {
      const refused = await callById(id, { token: key, ...(id === "createConversation" && { json: {} }) });
      expect(refused, id).toMatchObject({ status: 403, body: { error: { code: "FORBIDDEN" } } });
    }
    const json = { scopes: ["conversations:write"], name: "Writes" };
    const changed = await callById("updateApiKey", { token, params: { key_id }, json });
    expect(changed.body?.data).toMatchObject({ scopes: ["conversations:write"], name: "Writes", expires_at: null });
    expect((await callById("createConversation", { token: key, json: {} })).status).toBe(201);
    expect((await callById("listConversations", { token: key })).status).toBe(403);
    const [entry] = await db().select().from(auditLog).where(eq(auditLog.event, "api_key.updated"));
    expect(entry?.data).toMatchObject({
      before: { name: "A key", scopes: ["conversations:read"] },
      after: { name: "Writes", scopes: ["conversations:write"] },
    });
  });

  it("can manage neither keys nor sign-ins, whatever their scopes", async () => {
    const { key, key_id } = await create(token);
    const forbidden = contracts.filter(({ session_only }) => session_only);
    expect(forbidden.map(({ id }) => id)).toEqual(expect.arrayContaining(["createApiKey", "endSession", "logOut"]));
    for (const contract of forbidden) {
      const params = Object.fromEntries(
        [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, key_id]),
      );
      const answer = await call(contract, { token: key, params, ...(contract.body && { json: {} }) });
      expect(answer, contract.id).toMatchObject({ status: 403, body: { error: { code: "FORBIDDEN" } } });
    }
    expect((await callById("getMe", { token: key })).status).toBe(200);
  });

  it("end when they expire", async () => {
    const { key, key_id } = await create(token, { expires_at: soon(60) });
    expect((await callById("getMe", { token: key })).status).toBe(200);
    await db().update(apiKeys).set({ expires_at: sql`now() - interval '1 second'` }).where(eq(apiKeys.key_id, key_id));
    expect((await callById("getMe", { token: key })).status).toBe(401);
    expect((await listOf(token)).map((one) => one.key_id)).toContain(key_id);
    const params = { key_id };
    expect((await callById("updateApiKey", { token, params, json: { expires_at: null } })).status).toBe(200);
    expect((await callById("getMe", { token: key })).status).toBe(200);
  });

  it.each([
    ["no name", { name: " " }],
    ["no scope", { scopes: [] }],
    ["a scope that is none", { scopes: ["conversations"] }],
    ["a scope of nothing", { scopes: ["unicorns:read"] }],
    ["a scope of what keys may not do", { scopes: ["api-keys:write"] }],
    ["an end that is past", { expires_at: "2020-01-01T00:00:00Z" }],
    ["an end that is no time", { expires_at: "tomorrow" }],
  ])("are refused with %s", async (_, change) => {
    const json = { name: "Wrong", scopes: ["*"], ...change };
    expect((await callById("createApiKey", { token, json })).status).toBe(422);
  });

  it("know every scope that an operation needs", () => {
    expect(SCOPES).toEqual(
      expect.arrayContaining(["messages:read", "messages:write", "runs:write", "approvals:write"]),
    );
    expect(SCOPES.filter((scope) => !/^[a-z][a-z-]*:(read|write)$/.test(scope))).toEqual([]);
    expect(SCOPES).not.toContain("api-keys:read");
  });

  it("are at most fifty, also when many are asked for at once", async () => {
    const { token: collector } = await newPerson("collector");
    const [row] = await db().select().from(apiKeys).limit(1);
    const { key_id, user_id } = await create(collector).then(async (made) => {
      const [stored] = await db().select().from(apiKeys).where(eq(apiKeys.key_id, made.key_id));
      return { key_id: made.key_id, user_id: stored?.user_id ?? "" };
    });
    expect(row?.user_id).not.toBe(user_id);
    await db().execute(sql`
      insert into api_keys (key_id, user_id, name, prefix, token_hash, scopes)
      select gen_random_uuid(), ${user_id}, 'many', 'alma_', md5(n::text), '["*"]'::jsonb from generate_series(1, 47) n`);
    const json = { name: "More", scopes: ["*"] };
    const answers = await Promise.all([1, 2, 3, 4].map(() => callById("createApiKey", { token: collector, json })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 429, 429]);
    expect((await callById("revokeApiKey", { token: collector, params: { key_id } })).status).toBe(204);
    expect((await callById("createApiKey", { token: collector, json })).status).toBe(201);
    expect(await listOf(collector, "per_page=2&sort=name")).toHaveLength(2);
  });

  it("are forgotten a week after they were revoked and three months after they expired", async () => {
    const [fresh, revoked, expired] = [await create(token), await create(token), await create(token)];
    const daysAgo = (days: number) => sql`now() - make_interval(days => ${days})`;
    const set = (key_id: string, change: { revoked_at?: SQL; expires_at?: SQL }) =>
      db().update(apiKeys).set(change).where(eq(apiKeys.key_id, key_id));
    const left = async () => (await db().select({ key_id: apiKeys.key_id }).from(apiKeys)).map(({ key_id }) => key_id);
    await set(revoked.key_id, { revoked_at: daysAgo(6) });
    await set(expired.key_id, { expires_at: daysAgo(89) });
    await purgeEndedSessions();
    expect(await left()).toEqual(expect.arrayContaining([fresh.key_id, revoked.key_id, expired.key_id]));
    await set(revoked.key_id, { revoked_at: daysAgo(8) });
    await set(expired.key_id, { expires_at: daysAgo(91) });
    await purgeEndedSessions();
    const kept = await left();
    expect(kept).toContain(fresh.key_id);
    expect(kept).not.toContain(revoked.key_id);
    expect(kept).not.toContain(expired.key_id);
  });

  it("of somebody else are not there", async () => {
    const { key_id } = await create(token);
    const stranger = (await newPerson("stranger")).token;
    const real = await callById("updateApiKey", { token: stranger, params: { key_id }, json: { name: "Mine now" } });
    const random = await callById("updateApiKey", { token: stranger, params: { key_id: RANDOM_ID }, json: {} });
    expect(real).toMatchObject({ status: 404, body: { error: random.body?.error } });
    expect((await listOf(stranger)).length).toBe(0);
  });
});
