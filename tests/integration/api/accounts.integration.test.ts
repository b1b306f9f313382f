import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { signInWithPassword } from "../../../lib/auth/index.ts";
import { callById, cookieFor, logIn, newPerson, PASSWORD } from "./api-client.ts";
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

describe("registration with a mail server", () => {
  it("lets nobody in before the link was used, and says no more to the right password than to a wrong one", async () => {
    const email = newAddress("new");
    const answer = await register(email);
    expect(answer).toMatchObject({ status: 201, body: { data: { email, is_active: true } } });
    const token = await mailedToken(email, /邮箱/);
    expect(answer.text).not.toContain(token);
    const wrong = await tryToLogIn(email, "something else");
    expect(wrong.status).toBe(401);
    expect(await tryToLogIn(email)).toMatchObject({ status: 401, body: { error: wrong.body?.error } });
    await expect(signInWithPassword(email, PASSWORD)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect((await verify(token)).status).toBe(204);
    expect(await logIn(email)).toBeTruthy();
    expect(await verify(token), "a link works once").toMatchObject({
      status: 422,
      body: { error: { code: "VALIDATION_ERROR", details: [{ field: "token" }] } },
    });
  });

  it("answers for a taken address as for a free one; its owner gets a mail, and keeps the password", async () => {
    const { email } = await newVerified("taken");
    const again = await register(email, "an intruder's password");
    const fresh = await register(newAddress("fresh"));
    expect(again.status).toBe(fresh.status);
    const shape = (answer: typeof again) => {
      const { user_id, email: _, nickname, created_at, ...rest } = JSON.parse(answer.text).data;
      return { ids: [typeof user_id, typeof nickname, typeof created_at], rest };
    };
    expect(shape(again)).toEqual(shape(fresh));
    await mailTo(email, /已经有/);
    expect((await tryToLogIn(email, "an intruder's password")).status).toBe(401);
    const rows = await db().execute(sql`select count(*)::int as count from users where email = ${email}`);
    expect(rows[0]?.count).toBe(1);
  });

  it("an account from before asks for the link once; an administrator is never locked out", async () => {
    const { email } = await withoutMail(() => newPerson("before"));
    expect((await tryToLogIn(email)).status).toBe(401);
    expect((await callById("requestVerification", { json: { email } })).status).toBe(202);
    expect((await verify(await mailedToken(email, /邮箱/))).status).toBe(204);
    expect(await logIn(email)).toBeTruthy();
    expect(await logIn((await newAdministrator()).email)).toBeTruthy();
  });

  it("sends the link again on request, and answers alike where there is nothing to send", async () => {
    const email = newAddress("again");
    await register(email);
    await mailTo(email, /邮箱/);
    const known = await callById("requestVerification", { json: { email } });
    const unknown = await callById("requestVerification", { json: { email: newAddress("nobody") } });
    expect(known).toMatchObject({ status: 202, body: { data: { status: "accepted" } } });
    expect(unknown.body?.data).toEqual(known.body?.data);
  });

  it("of two who use a link at once, one does", async () => {
    const email = newAddress("race");
    await register(email);
    const token = await mailedToken(email, /邮箱/);
    const statuses = (await Promise.all([verify(token), verify(token)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([204, 422]);
  });
});

describe("a forgotten password", () => {
  const forgot = (email: string) => callById("forgotPassword", { json: { email } });
  const reset = (token: unknown, new_password = "another long secret") =>
    callById("resetPassword", { json: { token, new_password } });

  it("is replaced by a link: every sign-in ends, an API key does not, and a mail tells of it", async () => {
    const { email, token: bearer } = await newVerified("forgets");
    const cookie = await cookieFor(await signInWithPassword(email, PASSWORD));
    const key = JSON.parse(
      (await callById("createApiKey", { token: bearer, json: { name: "k", scopes: ["users:read"] } })).text,
    ).data.key;
    const answer = await forgot(email);
    expect(answer).toMatchObject({ status: 202, body: { data: { status: "accepted" } } });
    const token = await mailedToken(email, /重设/);
    expect(answer.text).not.toContain(token);
    expect((await reset(token)).status).toBe(204);
    expect((await callById("getMe", { token: bearer })).status).toBe(401);
    expect((await callById("getMe", { cookie })).status).toBe(401);
    expect((await callById("getMe", { token: key })).status).toBe(200);
    expect((await tryToLogIn(email)).status).toBe(401);
    expect(await logIn(email, "another long secret")).toBeTruthy();
    await mailTo(email, /已更改/);
    expect((await reset(token)).status).toBe(422);
  });

  it("gets the same answer for an address without an account, and no mail goes there", async () => {
    const { email } = await newVerified("known");
    const nobody = newAddress("nobody");
    const [known, unknown] = [await forgot(email), await forgot(nobody)];
    expect({ ...unknown.body, meta: null }).toEqual({ ...known.body, meta: null });
    expect(unknown.status).toBe(known.status);
    await mailTo(email, /重设/);
    expect(received().some(({ recipients }) => recipients.includes(nobody))).toBe(false);
  });

  it.each([
    ["null", null],
    ["nothing", ""],
    ["a list", ["x"]],
    ["an object", { $ne: "" }],
    ["a guess", "A".repeat(43)],
    ["a long guess", "A".repeat(201)],
  ])("is not replaced by %s", async (_, token) => {
    expect(await reset(token)).toMatchObject({ status: 422, body: { error: { code: "VALIDATION_ERROR" } } });
  });

  it("is not replaced by a link for another purpose, an older link, one that ran out, or one for an address left", async () => {
    const email = newAddress("purpose");
    await register(email);
    const verification = await mailedToken(email, /邮箱/);
    expect((await reset(verification)).status).toBe(422);
    expect((await verify(verification)).status, "a wrong try uses nothing up").toBe(204);
    await forgot(email);
    const first = await mailedToken(email, /重设/);
    expect((await verify(first)).status).toBe(422);
    await db().execute(sql`update email_tokens set created_at = now() - interval '2 minutes'`);
    received().length = 0;
    await forgot(email);
    const second = await mailedToken(email, /重设/);
    expect((await reset(first)).status).toBe(422);
    await db().execute(sql`update email_tokens set expires_at = now() - interval '1 second' where email = ${email}`);
    expect((await reset(second)).status).toBe(422);
    await db().execute(sql`update email_tokens set expires_at = now() + interval '1 hour' where email = ${email}`);
    await db().execute(sql`update users set email = ${newAddress("moved")} where email = ${email}`);
    expect((await reset(second)).status).toBe(422);
  });

  it("asks to wait after many requests, for a known and an unknown address alike", async () => {
    const statuses = [];
    for (let count = 0; count < 10; count += 1) statuses.push((await forgot("flooded@example.com")).status);
    expect(statuses).toContain(202);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("a password that is changed", () => {
  it("needs the present one, ends the other sign-ins and is told by mail", async () => {
    const { email, token } = await newVerified("changes");
    const other = await logIn(email);
    const change = (current_password: string) =>
      callById("changePassword", { token, json: { current_password, new_password: "another long secret" } });
    expect(await change("wrong")).toMatchObject({
      status: 422,
      body: { error: { details: [{ field: "current_password" }] } },
    });
    expect((await change(PASSWORD)).status).toBe(204);
    expect((await callById("getMe", { token })).status).toBe(200);
    expect((await callById("getMe", { token: other })).status).toBe(401);
    await mailTo(email, /已更改/);
  });
});
