import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { removeLeftAccounts } from "../../../lib/personal-data/index.ts";
import { storage } from "../../../lib/storage/index.ts";
import { withEngine } from "../../support/engine.ts";
import { unzip } from "../../support/unzip.ts";
import { callById, logIn, newAdministrator, newPerson, open, PASSWORD, type Person } from "./api-client.ts";

withEngine();

let admin: Person;
let ann: Person;
beforeAll(async () => {
  admin = await newAdministrator();
});
beforeEach(async () => {
  ann = await newPerson("ann");
});

/** A conversation with two messages, a file, and a run. */
async function write({ token }: Person): Promise<string> {
  const made = await callById("createConversation", { token, json: { title: "Plans: a/b" } });
  const params = { conversation_id: JSON.parse(made.text).data.conversation_id };
  const raw = new FormData();
  raw.set("file", new File(["bytes of the file"], "notes.txt", { type: "text/plain" }));
  await callById("uploadFile", { token, params, raw });
  const headers = { prefer: "respond-async" };
  const sent = await callById("sendMessage", { token, params, headers, json: { content: "你好，世界" } });
  expect(sent.status).toBe(202);
  const provider = { provider: "custom", provider_name: "Mine", api_base_url: "https://models.example.com/v1" };
  await callById("createLlmConfig", { token, json: { ...provider, api_key: "sk-canary-0123456789" } });
  await callById("createSchedule", { token, json: { content: "Each day", kind: "cron", expression: "0 9 * * *" } });
  return params.conversation_id;
}

const of = ({ user }: Person) => ({ user_id: user.user_id });
const keysOf = async (person: Person): Promise<string[]> =>
  (await db().execute(sql`select storage_key from files where user_id = ${person.user.user_id}`)).map((row) =>
    String(row.storage_key),
  );

/** Rows of anybody in any table that names them. */
async function leftOf({ user: { user_id } }: Person): Promise<string[]> {
  const columns = await db().execute<{ table_name: string; column_name: string }>(sql`
    select c.table_name, c.column_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'uuid'
      and column_name in ('user_id', 'granted_by', 'created_by', 'decided_by') and c.table_name !~ '_\d{4}_?\d{2}$|_p\d+$'`);
  const left: string[] = [];
  for (const { table_name, column_name } of columns) {
    const [row] = await db().execute(
      sql`select 1 from ${sql.identifier(table_name)} where ${sql.identifier(column_name)} = ${user_id} limit 1`,
    );
    if (row) left.push(`${table_name}.${column_name}`);
  }
  expect(columns.length).toBeGreaterThan(12);
  return left;
}

describe("deleting one's own account", () => {
  const remove = (person: Person, json: unknown) => callById("deleteMe", { token: person.token, json });

  it("asks for the password, and then leaves nothing: no rows, no bytes, no sign-in, a free address", async () => {
    await write(ann);
    const keys = await keysOf(ann);
    expect(keys).toHaveLength(1);
    expect(await leftOf(ann)).toEqual(expect.arrayContaining(["conversations.user_id", "runs.user_id"]));
    for (const json of [{}, { password: "wrong" }]) {
      expect(await remove(ann, json)).toMatchObject({ status: 422, body: { error: { code: "VALIDATION_ERROR" } } });
    }
    expect((await remove(ann, { password: PASSWORD })).status).toBe(204);
    expect((await callById("getMe", { token: ann.token })).status).toBe(401);
    await expect(logIn(ann.email)).rejects.toThrow();
    expect(await leftOf(ann)).toEqual([]);
    for (const key of keys) expect(await storage().exists(key)).toBe(false);
    const again = await callById("register", { json: { email: ann.email, password: PASSWORD } });
    expect(again.status).toBe(201);
    const [entry] = await db().execute(sql`select event from audit_log where actor_id = ${ann.user.user_id}
      order by audit_id desc limit 1`);
    expect(entry?.event).toBe("user.deleted");
  });

  it("of somebody without a password asks for a sign-in of the last fifteen minutes", async () => {
    await db().execute(sql`update users set hashed_password = '!' where user_id = ${ann.user.user_id}`);
    await db().execute(sql`update sign_in_sessions set created_at = now() - interval '16 minutes'
      where user_id = ${ann.user.user_id}`);
    expect(await remove(ann, {})).toMatchObject({
      status: 403,
      body: { error: { code: "REAUTHENTICATION_REQUIRED" } },
    });
    await db().execute(sql`update sign_in_sessions set created_at = now() where user_id = ${ann.user.user_id}`);
    expect((await remove(ann, {})).status).toBe(204);
  });
});

describe("deleting somebody else's account", () => {
  it("is for whoever may, never for one's own, and is answered like a random id afterwards", async () => {
    await write(ann);
    const remove = (person: Person, token: string) => callById("deleteUser", { token, params: of(person) });
    const other = await newPerson("other");
    expect((await remove(ann, other.token)).status).toBe(403);
    expect((await remove(admin, admin.token)).status).toBe(409);
    expect((await remove(ann, admin.token)).status).toBe(204);
    expect((await remove(ann, admin.token)).status).toBe(404);
    expect((await callById("getUser", { token: admin.token, params: of(ann) })).status).toBe(404);
    expect(await leftOf(ann)).toEqual([]);
    const [entry] = await db().execute(sql`select actor_id from audit_log where event = 'user.deleted'
      and subject_id = ${ann.user.user_id}`);
    expect(entry?.actor_id).toBe(admin.user.user_id);
  });

  it("that was broken off goes on with the chore, and is invisible meanwhile", async () => {
    await write(ann);
    const { user_id } = ann.user;
    await db().execute(sql`update users set hashed_password = 'removed', is_active = false,
      email = ${`${user_id}@removed.invalid`} where user_id = ${user_id}`);
    expect((await callById("getUser", { token: admin.token, params: of(ann) })).status).toBe(404);
    const list = await callById("listUsers", { token: admin.token, query: `search=${user_id}` });
    expect(list.body?.data).toEqual([]);
    await db().execute(sql`update runs set status = 'cancelled' where user_id = ${user_id}`);
    expect(await removeLeftAccounts()).toBe(1);
    expect(await leftOf(ann)).toEqual([]);
    expect(await removeLeftAccounts()).toBe(0);
  });
});

describe("the export", () => {
  it("has everything of the person, nobody else's, and no secret", async () => {
    const bob = await newPerson("bob");
    const [id, theirs] = [await write(ann), await write(bob)];
    const response = await open("exportMe", { token: ann.token });
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="alma-export-[\d-]+\.zip"$/);
    const archive = Buffer.from(await response.arrayBuffer());
    const files = await unzip(archive);
    const folder = [...files.keys()].find((name) => name.includes(id.slice(-8)))?.replace(/[^/]+$/, "") ?? "";
    expect(folder).toMatch(/^conversations\/\d{4}-\d{2}-\d{2} Plans_ a_b \(\w{8}\)\/$/);
    expect(files.get(`${folder}conversation.md`)).toContain("你好，世界");
    const json = JSON.parse(files.get(`${folder}conversation.json`) ?? "");
    expect(json).toMatchObject({
      conversation: { conversation_id: id },
      messages: [{ role: "user", content: "你好，世界" }, { role: "assistant" }],
    });
    expect(files.get(`${folder}files/notes.txt`)).toBe("bytes of the file");
    expect(JSON.parse(files.get("profile.json") ?? "")).toMatchObject({ email: ann.email });
    expect(JSON.parse(files.get("schedules.json") ?? "")).toMatchObject([{ content: "Each day" }]);
    expect(JSON.parse(files.get("providers.json") ?? "")).toMatchObject([{ provider_name: "Mine" }]);
    expect(files.get("activity.ndjson")).toContain("user.exported");
    const all = [...files.values()].join("\n");
    for (const secret of ["canary", "argon2", "token_hash", "api_key_encrypted", bob.email, theirs]) {
      expect(all).not.toContain(secret);
    }
  });

  it("ends, unfinished, when the sign-in does", async () => {
    await write(ann);
    const response = await open("exportMe", { token: ann.token });
    const reader = response.body?.getReader();
    await reader?.read();
    await callById("updateUser", { token: admin.token, params: of(ann), json: { is_active: false } });
    const rest = async () => {
      for (let pieces = 0; pieces < 1_000; pieces += 1) if ((await reader?.read())?.done) return;
    };
    await expect(rest()).rejects.toThrow("sign-in has ended");
  });
});
