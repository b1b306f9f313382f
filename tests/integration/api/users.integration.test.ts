import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { onRevoked } from "../../../lib/auth/index.ts";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { API_PERMISSIONS } from "../../../lib/protocol/permissions.ts";
import { callById, logIn, newAdministrator, newPerson, PASSWORD, type Person } from "./api-client.ts";

let admin: Person;
let ann: Person;
beforeAll(async () => {
  admin = await newAdministrator();
});
beforeEach(async () => {
  ann = await newPerson("ann");
});

const of = (person: Person) => ({ user_id: person.user.user_id });
const asAdmin = (id: string, person: Person, json?: unknown) =>
  callById(id, { token: admin.token, params: of(person), json });
const events = async (person: Person): Promise<string[]> =>
  (
    await db().execute(sql`select event from audit_log where subject_id = ${person.user.user_id} order by audit_id`)
  ).map(({ event }) => String(event));
const grant = (person: Person, permission: string, id = "putGrant", token = admin.token) =>
  callById(id, { token, params: { ...of(person), permission } });

it("knows every permission that a contract names", () => {
  const named = contracts.flatMap(({ permission }) => permission ?? []);
  expect(named.length).toBeGreaterThan(5);
  expect([...API_PERMISSIONS]).toEqual(expect.arrayContaining(named));
});

describe("accounts, for administrators", () => {
  it("are listed by search, state and order in the seed's shape", async () => {
    const search = `search=${encodeURIComponent(ann.email)}`;
    const list = await callById("listUsers", { token: admin.token, query: search });
    expect(list.body).toMatchObject({
      success: true,
      data: [{ ...of(ann), email: ann.email, is_active: true, total_conversations: 0, total_messages: 0 }],
      pagination: { page: 1, per_page: 20, total: 1, total_pages: 1 },
    });
    const sorted = await callById("listUsers", { token: admin.token, query: "sort=email&per_page=100" });
    const emails = JSON.parse(sorted.text).data.map(({ email }: { email: string }) => email);
    expect(emails).toEqual([...emails].sort());
    expect((await callById("listUsers", { token: admin.token, query: "sort=password" })).status).toBe(422);
    const none = await callById("listUsers", { token: admin.token, query: `${search}&is_superuser=true` });
    expect(none.body?.data).toEqual([]);
  });

  it("are created with a password, or with a link to set one that works once", async () => {
    const create = (json: unknown) => callById("createUser", { token: admin.token, json });
    const withPassword = await create({ email: `b-${ann.email}`, password: PASSWORD, nickname: "Bo" });
    expect(withPassword).toMatchObject({
      status: 201,
      body: { data: { nickname: "Bo", is_active: true, is_superuser: false, set_password_url: null, version: 1 } },
    });
    expect(await logIn(`b-${ann.email}`)).toBeTruthy();
    const invited = await create({ email: `c-${ann.email}` });
    expect(invited.body?.data).toMatchObject({ set_password_url: expect.stringMatching(/\/reset#token=/) });
    await expect(logIn(`c-${ann.email}`, "!")).rejects.toThrow();
    expect((await create({ email: ann.email })).body?.error?.code).toBe("CONFLICT");
  });

  it("change with the version that was seen, and not over somebody else's change", async () => {
    const seen = (await asAdmin("getUser", ann)).headers.get("etag") ?? "";
    const change = (nickname: string) =>
      callById("updateUser", {
        token: admin.token,
        params: of(ann),
        json: { nickname },
        headers: { "if-match": seen },
      });
    expect(await change("First")).toMatchObject({ status: 200, body: { data: { nickname: "First", version: 2 } } });
    expect(await change("Second")).toMatchObject({ status: 412, body: { error: { code: "PRECONDITION_FAILED" } } });
    const whole = {
      nickname: "Third",
      email: ann.email,
      timezone: "Europe/Berlin",
      language: "en",
      is_active: true,
      is_superuser: false,
    };
    expect((await asAdmin("replaceUser", ann, whole)).body?.data).toMatchObject({ ...whole, version: 3 });
    expect((await asAdmin("replaceUser", ann, { nickname: "Fourth" })).status).toBe(422);
  });

  it("deactivated, demoted or moved to another address, lose their sign-ins at once", async () => {
    for (const json of [{ is_active: false }, { is_superuser: false }, { email: `new-${ann.email}` }]) {
      await asAdmin("updateUser", ann, { is_active: true, is_superuser: true, email: ann.email });
      const token = await logIn(ann.email);
      let told = 0;
      const forget = onRevoked(ann.user.user_id, () => {
        told += 1;
      });
      expect((await asAdmin("updateUser", ann, json)).status).toBe(200);
      forget();
      expect((await callById("getMe", { token })).status).toBe(401);
      expect(told).toBe(1);
    }
    expect(await events(ann)).toEqual(expect.arrayContaining(["user.deactivated", "user.demoted", "user.updated"]));
    const [row] = await db().execute(sql`select data from audit_log where event = 'user.updated'
      and subject_id = ${ann.user.user_id} order by audit_id limit 1`);
    expect(row?.data).toMatchObject({ before: { email: ann.email }, after: { email: `new-${ann.email}` } });
  });

  it("get 409 for an address that somebody registers at the same moment", async () => {
    const taken = `racing-${ann.email}`;
    let racing: ReturnType<typeof asAdmin> | undefined;
    await db().transaction(async (tx) => {
      await tx.execute(sql`insert into users (user_id, email, nickname, hashed_password)
        values (gen_random_uuid(), ${taken}, 'Racer', 'x')`);
      racing = asAdmin("updateUser", ann, { email: taken });
      await expect
        .poll(() =>
          db().execute(sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'
          and datname = current_database()`),
        )
        .not.toHaveLength(0);
    });
    expect(await racing).toMatchObject({ status: 409, body: { error: { code: "CONFLICT" } } });
  });

  it("keep one administrator, whatever is tried", async () => {
    await db().execute(sql`update users set is_superuser = (user_id = ${admin.user.user_id})`);
    const only = (id: string, json?: unknown) => asAdmin(id, admin, json);
    expect((await only("updateUser", { is_superuser: false })).status).toBe(409);
    expect((await only("updateUser", { is_active: false })).status).toBe(409);
    expect((await only("deleteUser")).status).toBe(409);
    const gone = await callById("deleteMe", { token: admin.token, json: { password: PASSWORD } });
    expect(gone.status).toBe(409);
    expect((await callById("getMe", { token: admin.token })).status).toBe(200);
  });
});

describe("grants", () => {
  it("hold from the next request on, and no longer than they are there", async () => {
    const list = () => callById("listUsers", { token: ann.token });
    expect((await list()).status).toBe(403);
    expect(await grant(ann, "user:read")).toMatchObject({ status: 200, body: { data: { permission: "user:read" } } });
    expect((await list()).status).toBe(200);
    expect((await callById("createUser", { token: ann.token, json: { email: "x@example.com" } })).status).toBe(403);
    expect((await asAdmin("listGrants", ann)).body?.data).toMatchObject([{ granted_by: admin.user.user_id }]);
    expect((await grant(ann, "user:read", "deleteGrant")).status).toBe(204);
    expect((await list()).status).toBe(403);
    expect((await grant(ann, "user:read", "deleteGrant")).status).toBe(404);
    expect(await events(ann)).toEqual(["grant.added", "grant.removed"]);
  });

  it("are closed: only known permissions, only by administrators, never for oneself", async () => {
    for (const permission of ["user:own", "tool:Nope!", "tool:no_such_tool", "audit:write"]) {
      expect((await grant(ann, permission)).status, permission).toBe(404);
    }
    expect((await grant(admin, "user:read")).status).toBe(403);
    await grant(ann, "user:write");
    const other = await newPerson("other");
    expect((await grant(other, "user:read", "putGrant", ann.token)).status).toBe(403);
    expect((await grant(ann, "user:delete", "putGrant", ann.token)).status).toBe(403);
  });

  it("make nobody more powerful than what was granted", async () => {
    for (const permission of API_PERMISSIONS) await grant(ann, permission);
    const other = await newPerson("other");
    const asAnn = (id: string, person: Person, json?: unknown) =>
      callById(id, { token: ann.token, params: of(person), json });
    expect((await asAnn("updateUser", other, { nickname: "Renamed" })).status).toBe(200);
    expect((await asAnn("updateUser", other, { is_superuser: true })).status).toBe(403);
    expect((await asAnn("updateUser", ann, { is_superuser: true })).status).toBe(403);
    expect((await asAnn("updateUser", other, { email: "mine@example.com" })).status).toBe(403);
    expect((await asAnn("updateUser", admin, { is_active: false })).status).toBe(403);
    expect((await asAnn("deleteUser", admin)).status).toBe(403);
    const json = { email: `s-${ann.email}`, password: PASSWORD, is_superuser: true };
    expect((await callById("createUser", { token: ann.token, json })).status).toBe(403);
    expect((await callById("getSettings", { token: ann.token })).status).toBe(403);
  });
});

describe("one's own account", () => {
  it("is changed by PUT and PATCH, preferences merged deeply, with defaults for what was never set", async () => {
    const put = await callById("replaceMe", {
      token: ann.token,
      json: { nickname: "新昵称", timezone: "UTC+8:00", language: "en", preferences: { theme: "dark" } },
    });
    expect(put.body?.data).toMatchObject({ nickname: "新昵称", language: "en", preferences: { theme: "dark" } });
    const patch = await callById("updatePreferences", {
      token: ann.token,
      json: {
        message_display: { show_timestamps: false },
        ai_settings: { default_temperature: 0.7, max_tokens: 2000 },
      },
    });
    const wanted = {
      theme: "dark",
      message_display: { show_timestamps: false, auto_scroll: true, message_grouping: false },
      notifications: { email_enabled: true, desktop_enabled: false },
      ai_settings: { default_model: null, temperature: 0.7, max_tokens: 2000 },
    };
    expect(patch.body?.data).toEqual(wanted);
    expect((await callById("getPreferences", { token: ann.token })).body?.data).toEqual(wanted);
    const sneaky = await callById("updateMe", { token: ann.token, json: { is_superuser: true, email: "x@y.z" } });
    expect(sneaky.body?.data).toMatchObject({ is_superuser: false, email: ann.email });
  });

  it("prefers no model by its id that it cannot ask; a name is a wish", async () => {
    const modelOf = async (token: string, more: object = {}) => {
      const provider = { provider: "custom", provider_name: "P", api_base_url: "http://127.0.0.1:9/v1" };
      const { llm_id } = JSON.parse((await callById("createLlmConfig", { token, json: provider })).text).data;
      const made = await callById("createModel", { token, json: { llm_id, name: "m", ...more } });
      return { llm_id, model_id: JSON.parse(made.text).data.model_id };
    };
    const prefer = (default_model: string | null) =>
      callById("updatePreferences", { token: ann.token, json: { ai_settings: { default_model } } });
    const other = await newPerson("other");
    const foreign = await modelOf(other.token);
    const silent = await modelOf(ann.token, { model_type: "embedding" });
    const own = await modelOf(ann.token);
    const random = await prefer(crypto.randomUUID());
    for (const { model_id } of [foreign, silent]) {
      const refused = await prefer(model_id);
      expect(refused).toMatchObject({
        status: 422,
        body: { error: { code: "VALIDATION_ERROR", details: [{ field: "ai_settings.default_model" }] } },
      });
      expect(refused.body?.error).toEqual(random.body?.error);
      const json = { preferences: { ai_settings: { default_model: model_id } } };
      for (const id of ["updateMe", "replaceMe"])
        expect(await callById(id, { token: ann.token, json })).toMatchObject({
          status: 422,
          body: { error: { details: [{ field: "preferences.ai_settings.default_model" }] } },
        });
    }
    const shared = await modelOf(admin.token);
    const share = { params: { llm_id: shared.llm_id }, json: { is_shared: true } };
    expect((await callById("updateLlmConfig", { token: admin.token, ...share })).status).toBe(200);
    for (const wanted of ["gpt-4", shared.model_id, null, own.model_id])
      expect((await prefer(wanted)).body?.data).toMatchObject({ ai_settings: { default_model: wanted } });
    // What is stored may be sent again when its model is gone.
    await callById("deleteLlmConfig", { token: ann.token, params: { llm_id: own.llm_id } });
    expect((await prefer(own.model_id)).status).toBe(200);
  });

  it("shows its conversations; an administrator sees their counts and dates alone, a stranger nothing", async () => {
    const json = { title: "Canary title", tags: ["canary"], metadata: { canary: true } };
    const made = await callById("createConversation", { token: ann.token, json });
    const list = (token: string) => callById("listUserConversations", { token, params: of(ann) });
    expect((await list(ann.token)).body?.data).toMatchObject([{ ...json, message_count: 0 }]);
    const seen = await list(admin.token);
    expect(seen.body?.data).toMatchObject([{ title: null, tags: null, metadata: null, summary: null }]);
    expect(seen.text).toContain(JSON.parse(made.text).data.conversation_id);
    expect(seen.text).not.toMatch(/canary/i);
    const stranger = (await newPerson("stranger")).token;
    const refused = await list(stranger);
    const params = { user_id: crypto.randomUUID() };
    const random = await callById("listUserConversations", { token: stranger, params });
    expect(refused.status).toBe(404);
    expect(random.body?.error).toEqual(refused.body?.error);
  });
});
