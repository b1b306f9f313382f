import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { purgeInvitations } from "../../../lib/accounts/index.ts";
import { purgeUnverifiedAccounts } from "../../../lib/personal-data/index.ts";
import { callById } from "../api/api-client.ts";
import {
  mailTo,
  newAddress,
  newAdministrator,
  newVerified,
  prepareMail,
  register,
  withoutMail,
} from "../api/mailed-accounts.ts";

prepareMail();

let admin: Awaited<ReturnType<typeof newAdministrator>>;
beforeEach(async () => {
  admin = await newAdministrator();
});

/** Lets an account be this old, and its links with it. */
async function age(email: string, days: number): Promise<void> {
  const time = sql`now() - make_interval(days => ${days})`;
  await db().execute(sql`update users set created_at = ${time} where email = ${email}`);
  await db().execute(sql`update email_tokens set created_at = ${time}, expires_at = ${time} where email = ${email}`);
}

const isThere = async (email: string): Promise<boolean> =>
  (await db().execute(sql`select 1 from users where email = ${email}`)).length > 0;

async function registered(name: string, change = sql`version = 1`): Promise<string> {
  const email = newAddress(name);
  expect((await register(email)).status).toBe(201);
  await mailTo(email, /邮箱/);
  await db().execute(sql`update users set ${change} where email = ${email}`);
  return email;
}

describe("accounts that were registered and never verified", () => {
  it("go after thirty days, with their address free again and an entry in the audit log", async () => {
    const [old, young] = [await registered("old"), await registered("young")];
    await age(old, 31);
    await age(young, 29);
    const [row] = await db().execute(sql`select user_id from users where email = ${old}`);
    // A link that an administrator hands over at the last moment is still good.
    const params = { user_id: String(row?.user_id) };
    expect((await callById("createVerificationLink", { token: admin.token, params })).status).toBe(201);
    expect(await purgeUnverifiedAccounts()).toBe(0);
    await age(old, 31);
    expect(await purgeUnverifiedAccounts()).toBe(1);
    expect([await isThere(old), await isThere(young)]).toEqual([false, true]);
    expect((await register(old)).status).toBe(201);
    const [entry] = await db().execute(sql`select event, actor_id from audit_log
      where subject_id = ${row?.user_id} order by audit_id desc limit 1`);
    expect(entry).toEqual({ event: "user.deleted", actor_id: null });
    expect(await purgeUnverifiedAccounts()).toBe(0);
  });

  it("stay where nobody has to verify, and where somebody signed in, verified, or made them for another", async () => {
    const made = newAddress("made");
    expect((await callById("createUser", { token: admin.token, json: { email: made } })).status).toBe(201);
    const verified = (await newVerified("verified")).email;
    await db().execute(sql`update users set last_login_at = null where email = ${verified}`);
    const kept = [
      made,
      verified,
      await registered("signed-in", sql`last_login_at = now()`),
      await registered("banned", sql`is_active = false`),
      await registered("boss", sql`is_superuser = true`),
    ];
    const unused = await registered("unused");
    for (const email of [...kept, unused]) await age(email, 400);
    expect(await withoutMail(() => purgeUnverifiedAccounts())).toBe(0);
    expect(await purgeUnverifiedAccounts()).toBe(1);
    expect(await Promise.all(kept.map(isThere))).toEqual(kept.map(() => true));
    expect(await isThere(unused)).toBe(false);
  });
});

it("invitations go thirty days after they ran out, used or not", async () => {
  const ids: string[] = [];
  for (const name of ["expired", "used", "recent", "open"]) {
    const answer = await callById("createInvitation", { token: admin.token, json: { email: newAddress(name) } });
    ids.push(JSON.parse(answer.text).data.invitation_id);
  }
  const set = (id: string | undefined, change: ReturnType<typeof sql>) =>
    db().execute(sql`update invitations set ${change} where invitation_id = ${id}`);
  await set(ids[0], sql`expires_at = now() - interval '31 days'`);
  await set(ids[1], sql`expires_at = now() - interval '31 days', used_at = created_at`);
  await set(ids[2], sql`expires_at = now() - interval '29 days'`);
  expect(await purgeInvitations()).toBe(2);
  const left = await db().execute(sql`select invitation_id from invitations order by invitation_id`);
  expect(left.map(({ invitation_id }) => invitation_id)).toEqual(ids.slice(2));
});
