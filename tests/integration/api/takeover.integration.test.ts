import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { until } from "../../support/until.ts";
import { callById, logIn, newPerson, PASSWORD } from "./api-client.ts";
import {
  mailedToken,
  mailTo,
  newAddress,
  newAdministrator,
  newVerified,
  prepareMail,
  received,
  register,
  setMood,
  tryToLogIn,
  verify,
  withoutMail,
} from "./mailed-accounts.ts";

prepareMail();

const NEW_PASSWORD = "another long secret";
const changePassword = (token: string) =>
  callById("changePassword", { token, json: { current_password: PASSWORD, new_password: NEW_PASSWORD } });
const forgot = (email: string) => callById("forgotPassword", { json: { email } });
const reset = (token: unknown, new_password = NEW_PASSWORD) =>
  callById("resetPassword", { json: { token, new_password } });
const newKey = async (token: string, scopes: string[]) =>
  JSON.parse((await callById("createApiKey", { token, json: { name: "k", scopes } })).text).data.key;
const userIdOf = async (email: string) =>
  String((await db().execute(sql`select user_id from users where email = ${email}`))[0]?.user_id);

async function countMails(state: string): Promise<number> {
  const [row] = await db().execute(
    sql`select count(*)::int as count from pgboss.job where name = 'mail' and state::text like ${state}`,
  );
  return Number(row?.count);
}

/** What somebody with a stolen password does: has the address changed to one of theirs, and keeps the link for later. */
async function askForTheirAddress(token: string) {
  const theirs = newAddress("thief");
  const answer = await callById("changeEmail", { token, json: { email: theirs, password: PASSWORD } });
  expect(answer.status).toBe(202);
  return theirs;
}

describe("a link that was asked for before", () => {
  it("a change of the password is good for nothing after it", async () => {
    const { email, token } = await newVerified("changes");
    const theirs = await askForTheirAddress(token);
    const link = await mailedToken(theirs, /确认/);
    await forgot(email);
    const forgotten = await mailedToken(email, /重设/);
    expect((await changePassword(token)).status).toBe(204);
    expect((await verify(link)).status).toBe(422);
    expect((await reset(forgotten, "a third long secret")).status).toBe(422);
    expect(await logIn(email, NEW_PASSWORD)).toBeTruthy();
  });

  it("a reset of the password is good for nothing after it", async () => {
    const { email, token } = await newVerified("resets");
    const link = await mailedToken(await askForTheirAddress(token), /确认/);
    await forgot(email);
    expect((await reset(await mailedToken(email, /重设/))).status).toBe(204);
    expect((await verify(link)).status).toBe(422);
    expect(await logIn(email, NEW_PASSWORD)).toBeTruthy();
  });

  it("an administrator gave the account another address is good for nothing after it", async () => {
    const admin = await newAdministrator();
    const { email, token } = await newVerified("evicted");
    const link = await mailedToken(await askForTheirAddress(token), /确认/);
    const params = { user_id: await userIdOf(email) };
    const json = { email: newAddress("given") };
    expect((await callById("updateUser", { token: admin.token, params, json })).status).toBe(200);
    expect((await verify(link)).status).toBe(422);
  });

  it("is not mailed at all when the password is another one by the time it would be", async () => {
    const { email, token } = await newVerified("waits");
    setMood("busy");
    const theirs = await askForTheirAddress(token);
    // Both mails were refused once and lie in the queue.
    await until(async () => (await countMails("retry")) === 2);
    expect((await changePassword(token)).status).toBe(204);
    setMood("take");
    await until(async () => (await countMails("completed")) === (await countMails("%")));
    await mailTo(email, /已更改/);
    expect(received().filter(({ recipients }) => recipients.includes(theirs))).toEqual([]);
  });
});

describe("an API key, whatever its scopes,", () => {
  it("makes no administrator, and takes no account over by its address", async () => {
    const admin = await newAdministrator();
    const plain = await newVerified("plain");
    const key = await newKey(admin.token, ["*"]);
    const json = { email: newAddress("made"), password: PASSWORD };
    expect((await callById("createUser", { token: key, json: { ...json, is_superuser: true } })).status).toBe(403);
    const params = { user_id: await userIdOf(plain.email) };
    for (const change of [{ email: newAddress("taken") }, { is_superuser: true }]) {
      expect((await callById("updateUser", { token: key, params, json: change })).status).toBe(403);
    }
    const own = { user_id: admin.user_id };
    const moved = { email: newAddress("moved") };
    expect((await callById("updateUser", { token: key, params: own, json: moved })).status).toBe(403);
    expect((await callById("createUser", { token: key, json })).status).toBe(201);
    expect((await callById("updateUser", { token: key, params, json: { nickname: "Nick" } })).status).toBe(200);
  });

  it("does not come back to life beside fifty others", async () => {
    const { token } = await newVerified("keys");
    const made = JSON.parse(
      (await callById("createApiKey", { token, json: { name: "old", scopes: ["users:read"] } })).text,
    ).data;
    await db().execute(sql`update api_keys set expires_at = now() - interval '1 minute' where key_id = ${made.key_id}`);
    for (let count = 0; count < 50; count += 1) await newKey(token, ["users:read"]);
    const params = { key_id: made.key_id };
    const revived = await callById("updateApiKey", { token, params, json: { expires_at: null } });
    expect(revived).toMatchObject({ body: { error: { code: "QUOTA_EXCEEDED" } } });
    expect((await callById("updateApiKey", { token, params, json: { name: "renamed" } })).status).toBe(200);
  });
});

describe("who has an account", () => {
  it("is not told by registering their address and trying that password", async () => {
    const { email } = await newVerified("exists");
    const free = newAddress("free");
    const password = "of the one who asks";
    const tries = [];
    for (const address of [email, free]) {
      expect((await register(address, password)).status).toBe(201);
      tries.push(await tryToLogIn(address, password));
    }
    const [taken, fresh] = tries;
    expect(fresh?.status).toBe(taken?.status);
    expect(fresh?.body?.error).toEqual(taken?.body?.error);
  });
});

describe("somebody else", () => {
  it("keeps nobody from a new password by asking for links to verify with", async () => {
    const { email } = await newVerified("blocked");
    for (let count = 0; count < 12; count += 1) await callById("requestVerification", { json: { email } });
    expect((await forgot(email)).status).toBe(202);
  });

  it("who squatted on an address loses every way in when its owner sets a password", async () => {
    const squatter = await withoutMail(() => newPerson("squatter"));
    const key = await newKey(squatter.token, ["*"]);
    const { user_id } = squatter.user;
    await db().execute(
      sql`insert into oauth_accounts (provider, provider_account_id, user_id, email) values ('github', '4711', ${user_id}, 'thief@example.com')`,
    );
    await forgot(squatter.email);
    expect((await reset(await mailedToken(squatter.email, /重设/))).status).toBe(204);
    expect((await callById("getMe", { token: key })).status).toBe(401);
    const left = await db().execute(sql`select provider from oauth_accounts where user_id = ${user_id}`);
    expect([...left]).toEqual([]);
    expect(await logIn(squatter.email, NEW_PASSWORD)).toBeTruthy();
  });
});
