import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { insertMessages } from "../../../db/queries/conversations/messages.ts";
import { audit, sealEntries, verifyChain } from "../../../lib/audit/index.ts";
import { clock } from "../../../lib/core/clock.ts";
import { newId } from "../../../lib/core/ids.ts";
import { until } from "../../support/until.ts";
import { callById, newAdministrator, newPerson, PASSWORD, type Person } from "./api-client.ts";

let admin: Person;
let ann: Person;
beforeAll(async () => {
  admin = await newAdministrator();
  ann = await newPerson("ann");
});

const list = (token: string, query = "") => callById("listAudit", { token, query });
const entriesIn = (answer: { text: string }): { audit_id: number; event: string }[] => JSON.parse(answer.text).data;
const grant = (id: "putGrant" | "deleteGrant") =>
  callById(id, { token: admin.token, params: { user_id: ann.user.user_id, permission: "user:read" } });

describe("the audit log", () => {
  it("shows everybody their own entries, and what others did to them without who they are", async () => {
    await grant("putGrant");
    const own = await list(ann.token);
    const seen = entriesIn(own).map(({ event }) => event);
    expect(seen).toEqual(expect.arrayContaining(["user.registered", "sign_in.succeeded", "grant.added"]));
    const granted = entriesIn(own).find(({ event }) => event === "grant.added");
    expect(granted).toMatchObject({
      actor: { user_id: admin.user.user_id, nickname: null },
      subject: { user_id: ann.user.user_id, nickname: ann.user.nickname },
      data: { permission: "user:read" },
      address: null,
    });
    expect(own.text).not.toContain(admin.email);
    expect((await list(ann.token, "scope=all")).status).toBe(403);
    const other = await newPerson("other");
    const stolen = await list(other.token, `subject_id=${ann.user.user_id}`);
    expect(stolen.body?.data).toEqual([]);
  });

  it("shows administrators everything, with names and request ids, by event, person and time", async () => {
    const all = await list(admin.token, `scope=all&event=grant.added&subject_id=${ann.user.user_id}`);
    expect(all.body?.data).toMatchObject([
      { actor: { nickname: admin.user.nickname }, request_id: expect.stringMatching(/^req_/) },
    ]);
    const later = new Date(Date.now() + 60_000).toISOString();
    expect((await list(admin.token, `scope=all&from=${later}`)).body?.data).toEqual([]);
    for (const never of ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59"]) {
      expect((await list(admin.token, `from=${never}`)).status, never).toBe(422);
    }
    expect((await list(admin.token, "scope=all&from=yesterday")).status).toBe(422);
  });

  it.each(["", "&sort=created_at"])("is read to its end by cursor, each entry once (%s)", async (sort) => {
    const ids: number[] = [];
    let query = `scope=all&per_page=3${sort}`;
    for (let pages = 0; pages < 100; pages += 1) {
      const page = JSON.parse((await list(admin.token, query)).text);
      ids.push(...page.data.map(({ audit_id }: { audit_id: number }) => audit_id));
      if (!page.pagination.next_cursor) break;
      query = `scope=all&per_page=3${sort}&cursor=${page.pagination.next_cursor}`;
    }
    const [row] = await db().execute(sql`select count(*)::int as total from audit_log`);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => (sort ? a - b : b - a)));
    expect(ids).toHaveLength(Number(row?.total));
    const { pagination } = JSON.parse((await list(admin.token, `per_page=1${sort}`)).text);
    const other = sort ? "-created_at" : "created_at";
    for (const refused of ["cursor=nonsense", `sort=${other}&cursor=${pagination.next_cursor}`, "sort=actor_id"])
      expect((await list(admin.token, refused)).status, refused).toBe(422);
  });

  it("is only ever added to", async () => {
    for (const [table, column] of [
      ["audit_log", "event"],
      ["audit_seals", "hash"],
    ] as const) {
      const name = sql.identifier(table);
      for (const change of [
        sql`delete from ${name}`,
        sql`update ${name} set ${sql.identifier(column)} = 'x'`,
        sql`truncate ${name} cascade`,
      ]) {
        await expect(db().execute(change)).rejects.toMatchObject({ cause: { code: "42501" } });
      }
    }
  });

  it("names what somebody deleted, and brought back, but none of its words", async () => {
    const bo = await newPerson("bo");
    const make = async (id: string, name: string, more: object) =>
      JSON.parse((await callById(id, { token: bo.token, ...more })).text).data[name];
    const params: Record<string, string> = {};
    const remove = (id: string) => callById(id, { token: bo.token, params });
    params.conversation_id = await make("createConversation", "conversation_id", { json: {} });
    params.message_id = newId();
    const place = { conversation_id: params.conversation_id ?? "", user_id: bo.user.user_id };
    const written = { message_id: params.message_id, role: "user" as const, content: "Words", tokens: [] };
    await db().transaction((tx) => insertMessages(tx, [{ ...written, ...place }]));
    const raw = new FormData();
    raw.set("file", new File(["x"], "words.txt"));
    params.file_id = await make("uploadFile", "file_id", { params, raw });
    const schedule = { content: "Words", kind: "cron", expression: "0 9 * * *" };
    params.schedule_id = await make("createSchedule", "schedule_id", { json: schedule });
    for (const id of ["deleteMessage", "restoreMessage", "deleteFile", "deleteSchedule", "deleteConversation"])
      expect((await remove(id)).status, id).toBeLessThan(300);
    const own = await list(bo.token, "per_page=5");
    expect(entriesIn(own).map(({ event }) => event)).toEqual([
      ...["conversation.deleted", "schedule.deleted", "file.deleted", "messages.restored", "messages.deleted"],
    ]);
    expect(own.text.toLowerCase()).not.toContain("words");
  });

  it("keeps failed sign-ins, and never a password", async () => {
    const form = { username: ann.email, password: "not-the-password-of-ann" };
    await callById("createAccessToken", { form });
    const failed = entriesIn(await list(admin.token, "scope=all&event=sign_in.failed"));
    expect(failed.length).toBeGreaterThan(0);
    const [leak] = await db().execute(sql`select event from audit_log
      where data::text like ${`%${form.password}%`} or data::text like ${`%${PASSWORD}%`}`);
    expect(leak).toBeUndefined();
  });
});

describe("the chain", () => {
  const verify = () => callById("verifyAudit", { token: admin.token });
  /** As whoever owns the database could: with the triggers off. */
  const tamper = (change: ReturnType<typeof sql>) =>
    db().transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(change);
    });
  const entry = () => audit(db(), null, "setup_link.created", {});

  it("seals each entry once, in numbers without gaps, by however many at once", async () => {
    await Promise.all([sealEntries(), sealEntries(), sealEntries()]);
    await sealEntries();
    const answer = await verify();
    expect(answer.body?.data).toMatchObject({
      is_intact: true,
      fault: null,
      head: { hash: expect.stringMatching(/^\w{64}$/) },
    });
    const [row] = await db().execute(sql`select count(*)::int as seals, max(seal_no)::int as last,
      (select count(*)::int from audit_log) as entries from audit_seals`);
    expect(row?.seals).toBe(row?.last);
    expect((await callById("verifyAudit", { token: ann.token })).status).toBe(403);
  });

  it("seals later what is committed later, and does not lose it behind its mark", async () => {
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const late = db().transaction(async (tx) => {
      await audit(tx, null, "setup_link.created", {});
      begun.resolve();
      await gate.promise;
    });
    await begun.promise;
    await entry();
    const realNow = clock.now;
    try {
      // Looks of the sealer, minutes apart, while that transaction is open: its mark may not pass the entry.
      for (let minutes = 1; minutes < 6; minutes += 1) {
        clock.now = () => new Date(realNow().getTime() + minutes * 120_000);
        await sealEntries();
      }
      gate.resolve();
      await late;
      expect(await sealEntries()).toBe(1);
      // What runs in other databases of the server counts as well, so this may take a few looks.
      let minutes = 6;
      await until(async () => {
        minutes += 1;
        clock.now = () => new Date(realNow().getTime() + minutes * 120_000);
        await sealEntries();
        const [row] = await db().execute(sql`select (value->>'audit_id')::bigint =
          (select max(audit_id) from audit_log) as reached from settings where name = 'audit_sealed_up_to'`);
        return row?.reached === true;
      }, 10_000);
    } finally {
      clock.now = realNow;
    }
    expect(await verifyChain()).toMatchObject({ is_intact: true, unsealed: 0 });
  });

  it("names the first seal whose entry was changed, removed, or slipped in", async () => {
    for (let count = 0; count < 5; count += 1) await entry();
    await sealEntries();
    const [{ audit_id, seal_no } = {}] = await db().execute(sql`select audit_id::int, seal_no::int from audit_seals
      order by seal_no desc offset 2 limit 1`);
    const fault = async () => (await verifyChain()).fault;
    await tamper(sql`update audit_log set data = data || '{"x":1}' where audit_id = ${audit_id}`);
    expect(await fault()).toMatchObject({ kind: "hash_differs", seal_no, audit_id });
    await tamper(sql`update audit_log set data = data - 'x' where audit_id = ${audit_id}`);
    expect(await fault()).toBeNull();
    await tamper(sql`insert into audit_log (event, data, created_at)
      values ('user.promoted', '{}', now() - interval '2 hours')`);
    expect(await fault()).toMatchObject({ kind: "entry_unsealed", seal_no: null });
    await tamper(sql`update audit_seals set seal_no = seal_no + 100 where seal_no > ${seal_no}`);
    expect(await fault()).toMatchObject({ kind: "seal_missing", seal_no: Number(seal_no) + 1 });
    await tamper(sql`delete from audit_log where audit_id = ${audit_id}`);
    expect(await fault()).toMatchObject({ kind: "entry_missing", seal_no, audit_id });
    expect((await verify()).body?.data).toMatchObject({ is_intact: false });
  });
});
