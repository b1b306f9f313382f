import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { signInWithPassword } from "../../../lib/auth/index.ts";
import { env } from "../../../lib/core/env.ts";
import { withRequestContext } from "../../../lib/core/log/request-context.ts";
import { until } from "../../support/until.ts";
import { callById, cookieFor, logIn, newPerson, ORIGIN, PASSWORD } from "./api-client.ts";
import {
  mailedToken,
  mailTo,
  newAddress,
  newAdministrator,
  newVerified,
  prepareMail,
  received,
  register,
  tryToLogIn,
  verify,
  withoutMail,
} from "./mailed-accounts.ts";

prepareMail();

describe("another address", () => {
  it("is taken when its link is used, not before; the old one is told twice", async () => {
    const { email, token } = await newVerified("moves");
    const next = newAddress("moved");
    const change = (password: string) => callById("changeEmail", { token, json: { email: next, password } });
    expect((await change("wrong")).status).toBe(422);
    expect(await change(PASSWORD)).toMatchObject({ status: 202, body: { data: { status: "pending" } } });
    expect((await mailTo(email, /请求更改/)).text).toContain(next);
    const link = await mailedToken(next, /确认/);
    expect((await callById("getMe", { token })).body?.data).toMatchObject({ email });
    expect((await verify(link)).status).toBe(204);
    expect((await callById("getMe", { token })).body?.data).toMatchObject({ email: next });
    expect((await tryToLogIn(email)).status).toBe(401);
    expect(await logIn(next)).toBeTruthy();
    await mailTo(email, /已更改/);
  });

  it("that somebody has is neither told nor taken", async () => {
    const { token } = await newVerified("wants");
    const { email } = await newVerified("has");
    const answer = await callById("changeEmail", { token, json: { email, password: PASSWORD } });
    expect(answer).toMatchObject({ status: 202, body: { data: { status: "pending" } } });
    await mailTo(email, /已经有/);
  });

  it("that somebody registers meanwhile stays theirs", async () => {
    const { token } = await newVerified("slow");
    const next = newAddress("contested");
    await callById("changeEmail", { token, json: { email: next, password: PASSWORD } });
    const link = await mailedToken(next, /确认/);
    await register(next);
    expect(await verify(link)).toMatchObject({ status: 409, body: { error: { code: "CONFLICT" } } });
  });

  it("is taken at once without a mail server", () =>
    withoutMail(async () => {
      const { token, email } = await newPerson("offline");
      const taken = await newPerson("other");
      const change = (to: string) => callById("changeEmail", { token, json: { email: to, password: PASSWORD } });
      expect((await change(taken.email)).status).toBe(409);
      expect(await change(`x${email}`)).toMatchObject({ status: 202, body: { data: { status: "changed" } } });
      expect(await logIn(`x${email}`)).toBeTruthy();
    }));
});

describe("links that an administrator hands over", () => {
  it("set a password and verify an address, for administrators only, with an entry in the audit log", async () => {
    const admin = await newAdministrator();
    const plain = await newVerified("plain");
    const email = newAddress("helped");
    await register(email);
    const [row] = await db().execute(sql`select user_id from users where email = ${email}`);
    const params = { user_id: String(row?.user_id) };
    for (const id of ["createPasswordResetLink", "createVerificationLink"]) {
      expect((await callById(id, { token: plain.token, params })).status, id).toBe(403);
      expect((await callById(id, { token: admin.token, params: { user_id: crypto.randomUUID() } })).status).toBe(404);
    }
    const linkOf = async (id: string) => {
      const answer = await callById(id, { token: admin.token, params });
      expect(answer.status).toBe(201);
      return new URL(JSON.parse(answer.text).data.url);
    };
    const verification = await linkOf("createVerificationLink");
    expect(verification.origin + verification.pathname).toBe("http://localhost:3000/verify");
    const password = await linkOf("createPasswordResetLink");
    const token = password.hash.slice("#token=".length);
    expect((await callById("resetPassword", { json: { token, new_password: "handed over 1" } })).status).toBe(204);
    expect((await tryToLogIn(email, "handed over 1")).status, "such a link proves no address").toBe(401);
    expect((await verify(verification.hash.slice("#token=".length))).status).toBe(204);
    expect(await logIn(email, "handed over 1")).toBeTruthy();
    const events = await db().execute(sql`select event from audit_log where data->>'user_id' = ${params.user_id}`);
    const names = events.map(({ event }) => event);
    expect(names).toEqual(expect.arrayContaining(["password.reset_link_created", "email.verification_link_created"]));
  });
});

describe("an administrator who loses their rights", () => {
  it.each([
    ["is demoted", "updateUser", { json: { is_superuser: false } }],
    ["is deactivated", "updateUser", { json: { is_active: false } }],
    ["is deleted", "deleteUser", {}],
  ])("%s: the links they made end, those of others and mailed ones do not", async (_, id, sent) => {
    const [boss, maker] = [await newAdministrator(), await newAdministrator()];
    const idOf = async ({ token }: { token: string }): Promise<string> =>
      JSON.parse((await callById("getMe", { token })).text).data.user_id;
    const linkFor = async (operation: string, { token }: { token: string }, user_id: string): Promise<string> =>
      JSON.parse((await callById(operation, { token, params: { user_id } })).text).data.url.split("#token=")[1];
    const helped = await idOf(await newVerified("helped"));
    const ended = await linkFor("createPasswordResetLink", maker, helped);
    const verification = await linkFor("createVerificationLink", maker, helped);
    const kept = await linkFor("createPasswordResetLink", boss, await idOf(await newVerified("other")));
    const { email } = await newVerified("asks");
    await callById("forgotPassword", { json: { email } });
    const mailed = await mailedToken(email, /重设/);
    const answer = await callById(id, { token: boss.token, params: { user_id: await idOf(maker) }, ...sent });
    expect(answer.status).toBeLessThan(300);
    const reset = async (token: string) =>
      (await callById("resetPassword", { json: { token, new_password: "handed over 1" } })).status;
    expect(await reset(ended)).toBe(422);
    expect((await verify(verification)).status).toBe(422);
    expect(await reset(kept)).toBe(204);
    expect(await reset(mailed)).toBe(204);
  });
});

describe("invitations", () => {
  it("are made, mailed, listed without their link, and withdrawn", async () => {
    const { token } = await newAdministrator();
    const email = newAddress("invited");
    const made = await callById("createInvitation", { token, json: { email } });
    expect(made).toMatchObject({ status: 201, body: { data: { email, status: "open", is_mailed: true } } });
    const { invitation_id, url } = JSON.parse(made.text).data;
    expect((await mailTo(email, /邀请/)).text).toContain(url);
    const open = await callById("createInvitation", { token, json: {} });
    expect(open.body?.data).toMatchObject({ email: null, is_mailed: false });
    const list = await callById("listInvitations", { token, query: "status=open" });
    expect(list.text).toContain(invitation_id);
    expect(list.text).not.toContain("invitation=");
    const ids = async (query: string) =>
      JSON.parse((await callById("listInvitations", { token, query })).text).data.map(
        (invited: { invitation_id: string }) => invited.invitation_id,
      );
    const newestFirst: string[] = await ids("");
    expect(newestFirst.slice(0, 2)).toEqual([JSON.parse(open.text).data.invitation_id, invitation_id]);
    expect(await ids("sort=created_at")).toEqual(newestFirst.toReversed());
    expect((await callById("listInvitations", { token, query: "sort=email" })).status).toBe(422);
    const params = { invitation_id };
    expect((await callById("deleteInvitation", { token, params })).status).toBe(204);
    expect((await callById("deleteInvitation", { token, params })).status).toBe(404);
    Object.assign(env(), { ALMA_REGISTRATION: "invite" });
    const body = { email, password: PASSWORD, invitation: new URL(url).searchParams.get("invitation") };
    expect((await callById("register", { json: body })).status).toBe(403);
    Object.assign(env(), { ALMA_REGISTRATION: "open" });
  });

  it("that were used cannot be withdrawn, and are no ordinary person's affair", async () => {
    const { token } = await newAdministrator();
    const made = JSON.parse((await callById("createInvitation", { token, json: {} })).text).data;
    const email = newAddress("guest");
    const invitation = new URL(made.url).searchParams.get("invitation");
    expect((await callById("register", { json: { email, password: PASSWORD, invitation } })).status).toBe(201);
    const params = { invitation_id: made.invitation_id };
    expect((await callById("deleteInvitation", { token, params })).status).toBe(409);
    const plain = (await newVerified("plain")).token;
    expect((await callById("listInvitations", { token: plain })).status).toBe(403);
    expect((await callById("createInvitation", { token: plain, json: {} })).status).toBe(403);
    expect((await callById("deleteInvitation", { token: plain, params })).status).toBe(403);
  });
});

describe("a sign-in in a browser", () => {
  const enter = (email: string, user_agent: string, address: string) =>
    withRequestContext(new Headers({ "user-agent": user_agent, "x-alma-address": address }), () =>
      signInWithPassword(email, PASSWORD),
    );
  const notices = (email: string) =>
    received().filter((mail) => mail.recipients.includes(email) && /新的登录/.test(mail.subject)).length;

  it("from a new place is told by mail; the first, a known one and an updated browser are not", async () => {
    const { email } = await newVerified("travels");
    await enter(email, "Firefox/130.0", "192.0.2.1");
    await enter(email, "Firefox/131.0", "192.0.2.1");
    await enter(email, "Firefox/131.0 <script>", "198.51.100.9");
    const mail = await mailTo(email, /新的登录/);
    expect(mail.text).toContain("198.51.100.9");
    expect(mail.html).toContain("&lt;script&gt;");
    await enter(email, "Firefox/132.0 <script>", "198.51.100.9");
    const [row] = await db().execute(sql`select user_id from users where email = ${email}`);
    await db().execute(
      sql`update users set preferences = '{"notifications": {"email_enabled": false}}' where user_id = ${row?.user_id}`,
    );
    await enter(email, "Chrome/1", "203.0.113.7");
    await until(async () => {
      const [left] = await db().execute(
        sql`select count(*)::int as count from pgboss.job where name = 'mail' and state <> 'completed'`,
      );
      return left?.count === 0;
    });
    expect(notices(email)).toBe(1);
  });
});

it("a form of a foreign page changes no password and no address", async () => {
  const { email } = await newVerified("framed");
  const cookie = await cookieFor(await signInWithPassword(email, PASSWORD));
  const json = { email: newAddress("x"), password: PASSWORD };
  const headers = { origin: "https://evil.example" };
  expect((await callById("changeEmail", { cookie, headers, json })).status).toBe(403);
  expect((await callById("changeEmail", { cookie, headers: { origin: ORIGIN }, json })).status).toBe(202);
});
