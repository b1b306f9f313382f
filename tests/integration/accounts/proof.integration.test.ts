import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { singleton } from "../../../lib/core/process/singleton.ts";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { call, callById, logIn, newPerson, PASSWORD, type Person, type Sent } from "../api/api-client.ts";

const REQUIRED = { status: 403, body: { error: { code: "REAUTHENTICATION_REQUIRED" } } };
const KEY = { name: "A key", scopes: ["conversations:read"] };

/** Lets every sign-in of a person, and what they proved in it, be this old. */
const age = ({ user }: Person, minutes: number) =>
  db().execute(sql`update sign_in_sessions set created_at = now() - make_interval(mins => ${minutes}),
    proved_at = proved_at - make_interval(mins => ${minutes}) where user_id = ${user.user_id}`);

const makeKey = (token: string, json: object = KEY) => callById("createApiKey", { token, json });
const confirm = (token: string, password: unknown = PASSWORD) =>
  callById("confirmPassword", { token, json: { password } });

let ann: Person;
beforeEach(async () => {
  // One client address makes all the requests of a file.
  singleton("throttle", () => new Map()).clear();
  ann = await newPerson("ann");
});

describe("what needs a fresh proof", () => {
  it("is refused to a sign-in of a quarter of an hour ago, and every operation that says so is among it", async () => {
    const { key_id } = JSON.parse((await makeKey(ann.token)).text).data;
    await db().execute(sql`update users set hashed_password = '!' where user_id = ${ann.user.user_id}`);
    await age(ann, 15);
    const requests: Record<string, Sent> = {
      createApiKey: { json: KEY },
      updateApiKey: { params: { key_id }, json: { scopes: ["*"] } },
      unlinkAccount: { params: { provider: "github" } },
      changeEmail: { json: { email: `x${ann.email}` } },
      exportMe: {},
      deleteMe: { json: {} },
    };
    const marked = contracts.filter(({ needs_proof }) => needs_proof);
    expect(marked.map(({ id }) => id).sort()).toEqual(Object.keys(requests).sort());
    for (const contract of marked) {
      expect(await call(contract, { token: ann.token, ...requests[contract.id] }), contract.id).toMatchObject(REQUIRED);
    }
    await age(ann, -1);
    for (const id of ["createApiKey", "updateApiKey", "exportMe", "changeEmail"]) {
      expect((await callById(id, { token: ann.token, ...requests[id] })).status, id).toBeLessThan(300);
    }
    expect((await callById("unlinkAccount", { token: ann.token, ...requests.unlinkAccount })).status).toBe(404);
  });

  it("is open again once the password was given, for that sign-in and for a quarter of an hour", async () => {
    const other = await logIn(ann.email);
    await age(ann, 16);
    expect(await makeKey(ann.token)).toMatchObject(REQUIRED);
    expect(await confirm(ann.token, "wrong")).toMatchObject({
      status: 422,
      body: { error: { code: "VALIDATION_ERROR", details: [{ field: "password" }] } },
    });
    expect(await makeKey(ann.token)).toMatchObject(REQUIRED);
    const before = Date.now();
    const proof = await confirm(ann.token);
    expect(proof.status).toBe(200);
    const until = Date.parse(JSON.parse(proof.text).data.proved_until);
    expect(until).toBeGreaterThanOrEqual(before + 15 * 60_000);
    expect(until).toBeLessThanOrEqual(Date.now() + 15 * 60_000);
    expect((await makeKey(ann.token)).status).toBe(201);
    expect(await makeKey(other), "another sign-in of the same person").toMatchObject(REQUIRED);
    await age(ann, 15);
    expect(await makeKey(ann.token)).toMatchObject(REQUIRED);
    const events = await db().execute(sql`select event, data->>'by' as by from audit_log
      where actor_id = ${ann.user.user_id} and event like 'sign_in.confirm%' order by audit_id`);
    expect(events.map(({ event, by }) => [event, by])).toEqual([
      ["sign_in.confirmation_failed", null],
      ["sign_in.confirmed", "password"],
    ]);
  });

  it("is done under the same Idempotency-Key once the proof was given", async () => {
    await age(ann, 16);
    const headers = { "idempotency-key": crypto.randomUUID() };
    const ask = () => callById("createApiKey", { token: ann.token, headers, json: KEY });
    expect(await ask()).toMatchObject(REQUIRED);
    expect((await confirm(ann.token)).status).toBe(200);
    expect((await ask()).status).toBe(201);
  });

  it("is needed to hear the answer to an Idempotency-Key again", async () => {
    const other = await logIn(ann.email);
    const headers = { "idempotency-key": crypto.randomUUID() };
    const ask = (token: string) => callById("createApiKey", { token, headers, json: KEY });
    const first = await ask(ann.token);
    expect(first.status).toBe(201);
    await age(ann, 16);
    expect(await ask(ann.token)).toMatchObject(REQUIRED);
    expect((await confirm(ann.token)).status).toBe(200);
    expect(await ask(ann.token)).toMatchObject({ status: 201, text: first.text });
    expect(await ask(other), "another sign-in of the same person").toMatchObject(REQUIRED);
  });

  it("does not become open by renewing a program's tokens", async () => {
    const form = { username: ann.email, password: PASSWORD };
    const { refresh_token } = JSON.parse((await callById("createAccessToken", { form })).text).data;
    await age(ann, 16);
    const renewed = JSON.parse((await callById("refreshAccessToken", { json: { refresh_token } })).text).data;
    expect(await makeKey(renewed.access_token)).toMatchObject(REQUIRED);
    expect((await confirm(renewed.access_token)).status).toBe(200);
    expect((await makeKey(renewed.access_token)).status).toBe(201);
  });

  it("leaves what makes a key good for less, or names it, to any sign-in", async () => {
    const json = { name: "Wide", scopes: ["conversations:read", "files:read"], expires_at: later(2) };
    const { key_id } = JSON.parse((await makeKey(ann.token, json)).text).data;
    await age(ann, 16);
    const change = (changes: object) =>
      callById("updateApiKey", { token: ann.token, params: { key_id }, json: changes });
    for (const more of [
      { scopes: ["files:write"] },
      { scopes: ["*"] },
      { expires_at: null },
      { expires_at: later(3) },
    ]) {
      expect(await change(more), JSON.stringify(more)).toMatchObject(REQUIRED);
    }
    const less = { name: "Narrow", scopes: ["files:read"], expires_at: later(1) };
    expect((await change(less)).body?.data).toMatchObject(less);
    expect((await callById("revokeApiKey", { token: ann.token, params: { key_id } })).status).toBe(204);
  });
});

const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe("the password that is given again", () => {
  it("is guessed no faster than at the sign-in, whichever operation is asked", async () => {
    const { token } = ann;
    const guesses = [
      () => confirm(token, "guess 1"),
      () => confirm(token, "guess 2"),
      () => callById("changePassword", { token, json: { current_password: "guess 3", new_password: "long enough" } }),
      () => callById("changeEmail", { token, json: { email: `x${ann.email}`, password: "guess 4" } }),
      () => callById("deleteMe", { token, json: { password: "guess 5" } }),
      () => confirm(token, "guess 6"),
    ];
    for (const guess of guesses) expect((await guess()).status).toBe(422);
    for (const answer of [
      await confirm(token),
      await callById("deleteMe", { token, json: { password: PASSWORD } }),
      await callById("createAccessToken", { form: { username: ann.email, password: PASSWORD } }),
    ]) {
      expect(answer).toMatchObject({ status: 429, body: { error: { code: "RATE_LIMITED" } } });
    }
  });

  it("is guessed no faster under the Idempotency-Key of a right answer", async () => {
    const { token } = ann;
    const headers = { "idempotency-key": crypto.randomUUID() };
    const again = (password: string) => callById("confirmPassword", { token, headers, json: { password } });
    expect((await again(PASSWORD)).status).toBe(200);
    expect((await again(PASSWORD)).headers.get("idempotency-replayed")).toBe("true");
    for (let guess = 1; guess <= 5; guess += 1) expect((await again(`guess ${guess}`)).status).toBe(422);
    expect((await again(PASSWORD)).status).toBe(429);
  });

  it("is asked for by a new password, a new address and a deletion, however fresh the sign-in is", async () => {
    const { token } = ann;
    for (const [id, json] of [
      ["changeEmail", { email: `x${ann.email}` }],
      ["deleteMe", {}],
      ["changePassword", { current_password: "", new_password: "long enough" }],
    ] as const) {
      expect(await callById(id, { token, json }), id).toMatchObject({
        status: 422,
        body: { error: { code: "VALIDATION_ERROR" } },
      });
    }
  });

  it("is no way in for an account that has none", async () => {
    await db().execute(sql`update users set hashed_password = '!' where user_id = ${ann.user.user_id}`);
    for (const password of ["!", "", PASSWORD]) expect((await confirm(ann.token, password)).status).toBe(422);
  });
});
