import { beforeAll, describe, expect, it, vi } from "vitest";
import { readAccessToken } from "../../../lib/auth/access-token.ts";
import { findActor } from "../../../lib/auth/find-actor.ts";
import { signInWithPassword, signOut } from "../../../lib/auth/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { clock } from "../../../lib/core/clock.ts";
import { changePassword, setUserActive } from "../../../lib/users/index.ts";
import { callById, cookieFor, logIn, newPerson, ORIGIN, PASSWORD } from "./api-client.ts";

const actorOf = async (token: string): Promise<Actor> => {
  const actor = await findActor(await readAccessToken(token));
  if (!actor) throw new Error("nobody");
  return actor;
};

describe("registering and signing in", () => {
  it("register, sign in, read yourself; no answer holds the password's hash", async () => {
    const json = {
      email: "  Ada@Example.com ",
      password: PASSWORD,
      nickname: "Ada",
      language: "en",
      is_superuser: true,
    };
    const registered = await callById("register", { json });
    expect(registered.status).toBe(201);
    expect(registered.body?.data).toMatchObject({ email: "ada@example.com", nickname: "Ada", language: "en" });
    expect(registered.body?.data).toMatchObject({ is_active: true, is_superuser: false, timezone: "UTC+8:00" });
    const signedIn = await callById("createAccessToken", {
      form: { username: "ADA@example.com", password: PASSWORD, grant_type: "password" },
    });
    expect(signedIn.body?.data).toMatchObject({ token_type: "bearer", expires_in: 1800 });
    const me = await callById("getMe", { token: JSON.parse(signedIn.text).data.access_token });
    expect(me.status).toBe(200);
    expect(me.body?.data).toMatchObject({ email: "ada@example.com", last_login_at: expect.stringMatching(/Z$/) });
    expect(me.headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{24}$/);
    expect(me.body?.meta).toMatchObject({ request_id: me.headers.get("x-request-id") });
    expect(registered.text + signedIn.text + me.text).not.toMatch(/hash|argon/);
  });

  it("an address registers once, whatever its case", async () => {
    const { email } = await newPerson("twice");
    const again = await callById("register", { json: { email: email.toUpperCase(), password: PASSWORD } });
    expect(again).toMatchObject({ status: 409, body: { success: false, error: { code: "CONFLICT" } } });
  });

  it("a wrong password and an unknown address get the same answer after the same work", async () => {
    const { email } = await newPerson("known");
    const attempt = async (username: string) => {
      const start = performance.now();
      const answer = await callById("createAccessToken", { form: { username, password: "wrong password" } });
      return { answer, time: performance.now() - start };
    };
    const known: Awaited<ReturnType<typeof attempt>>[] = [];
    const unknown: typeof known = [];
    // In turns: what else the machine does slows both.
    for (let count = 0; count < 5; count += 1) {
      known.push(await attempt(email));
      unknown.push(await attempt("nobody@example.com"));
    }
    expect(known[0]?.answer).toMatchObject({ status: 401, body: { error: { code: "UNAUTHORIZED" } } });
    expect(unknown[0]?.answer.body?.error).toEqual(known[0]?.answer.body?.error);
    const fastest = (tries: { time: number }[]) => Math.min(...tries.map(({ time }) => time));
    expect(fastest(unknown)).toBeGreaterThan(fastest(known) * 0.5);
  });

  it("after six wrong passwords the seventh try waits, also with the right one, also where no such account is", async () => {
    const { email } = await newPerson("guessed");
    // Time stands still: on a busy machine these tries take longer than the second they have to wait.
    const start = clock.now().getTime();
    vi.spyOn(clock, "now").mockImplementation(() => new Date(start));
    for (const username of [email, "never-there@example.com"]) {
      const codes = [];
      for (let count = 0; count < 7; count += 1) {
        codes.push((await callById("createAccessToken", { form: { username, password: `guess ${count}` } })).status);
      }
      expect(codes).toEqual([401, 401, 401, 401, 401, 401, 429]);
    }
    const right = await callById("createAccessToken", { form: { username: email, password: PASSWORD } });
    expect(right.status).toBe(429);
    expect(right.headers.get("retry-after")).toBe("1");
    vi.spyOn(clock, "now").mockImplementation(() => new Date(start + 1_000));
    expect(await logIn(email)).toBeTruthy();
    vi.restoreAllMocks();
  });

  it("wrong tries from all over the world keep nobody out where they have signed in before", async () => {
    const { email } = await newPerson("besieged");
    const tryFrom = async (address: string, password: string) =>
      (
        await callById("createAccessToken", {
          form: { username: email, password },
          headers: { "x-alma-address": address },
        })
      ).status;
    expect(await tryFrom("2001:db8:7:7::1", PASSWORD)).toBe(200);
    const start = clock.now().getTime();
    vi.spyOn(clock, "now").mockImplementation(() => new Date(start));
    for (let count = 0; count < 61; count += 1) await tryFrom(`198.51.100.${count}`, "wrong");
    expect(await tryFrom("203.0.113.200", PASSWORD), "elsewhere they wait").toBe(429);
    expect(await tryFrom("2001:db8:7:7:aaaa::2", PASSWORD)).toBe(200);
    const guesses = [];
    for (let count = 0; count < 7; count += 1) guesses.push(await tryFrom("2001:db8:7:7::3", "wrong"));
    expect(guesses.at(-1), "nor do they guess without end there").toBe(429);
    vi.restoreAllMocks();
  });

  it("wrong tries under made-up names are not counted for the person whose address they spell", async () => {
    const { email } = await newPerson("spelled");
    const tryFrom = async (address: string, username: string, password: string) =>
      (await callById("createAccessToken", { form: { username, password }, headers: { "x-alma-address": address } }))
        .status;
    for (let count = 0; count < 6; count += 1) await tryFrom(`192.0.2.${count}`, `203.0.113.9:${email}`, "wrong");
    expect(await tryFrom("203.0.113.9", email, "a slip")).toBe(401);
    expect(await tryFrom("203.0.113.9", email, PASSWORD)).toBe(200);
  });
});

describe("sign-ins that end", () => {
  let admin: Actor;
  beforeAll(async () => {
    const person = await newPerson("admin");
    admin = { ...(await actorOf(person.token)), is_superuser: true };
  });

  it("a deactivated user is out at once, by token and by cookie, and cannot sign in", async () => {
    const { user, token, email } = await newPerson("gone");
    const cookie = await cookieFor(await signInWithPassword(email, PASSWORD));
    expect((await callById("getMe", { cookie })).status).toBe(200);
    await setUserActive(admin, user.user_id, false);
    expect((await callById("getMe", { token })).status).toBe(401);
    expect((await callById("getMe", { cookie })).status).toBe(401);
    expect((await callById("createAccessToken", { form: { username: email, password: PASSWORD } })).status).toBe(401);
    await setUserActive(admin, user.user_id, true);
    expect((await callById("getMe", { token })).status, "an old sign-in stays dead").toBe(401);
    expect(await logIn(email)).toBeTruthy();
  });

  it("a new password ends the other sign-ins, not the one that set it, and the old one is no good", async () => {
    const { token, email } = await newPerson("changes");
    const other = await logIn(email);
    const change = { current_password: PASSWORD, new_password: "another long secret" };
    await expect(changePassword(await actorOf(token), { ...change, current_password: "wrong" })).rejects.toMatchObject({
      code: "VALIDATION_ERROR",
    });
    await changePassword(await actorOf(token), change);
    expect((await callById("getMe", { token })).status).toBe(200);
    expect((await callById("getMe", { token: other })).status).toBe(401);
    expect((await callById("createAccessToken", { form: { username: email, password: PASSWORD } })).status).toBe(401);
    expect(await logIn(email, "another long secret")).toBeTruthy();
  });

  it("signing out ends that sign-in alone", async () => {
    const { token, email } = await newPerson("leaves");
    const other = await logIn(email);
    const claims = await readAccessToken(token);
    if (!claims) throw new Error("no claims");
    await signOut(claims);
    expect((await callById("getMe", { token })).status).toBe(401);
    expect((await callById("getMe", { token: other })).status).toBe(200);
  });

  it("a token of another user's session, or with a changed letter, is nobody's", async () => {
    const mine = await newPerson("mine");
    const theirs = await newPerson("theirs");
    const [ours, others] = await Promise.all([readAccessToken(mine.token), readAccessToken(theirs.token)]);
    if (!ours || !others) throw new Error("no claims");
    expect(await findActor({ user_id: ours.user_id, session_id: others.session_id })).toBeNull();
    const [head, body, signature = ""] = mine.token.split(".");
    const unsigned = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
    const flipped = signature.startsWith("A") ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    for (const token of [`${head}.${body}.${flipped}`, `${unsigned}.${body}.`, "", "x.y.z"]) {
      expect((await callById("getMe", { token })).status, token).toBe(401);
    }
  });
});

describe("a cookie on an unsafe request", () => {
  let cookie = "";
  beforeAll(async () => {
    const { email } = await newPerson("browser");
    cookie = await cookieFor(await signInWithPassword(email, PASSWORD));
  });
  const create = (headers: Record<string, string>) =>
    callById("createConversation", { cookie, headers, json: { title: "Hi" } });

  it.each([
    ["our own page", { origin: ORIGIN, "sec-fetch-site": "same-origin" }],
    ["our own page, in an old browser", { origin: ORIGIN }],
    ["another name of this machine", { origin: "http://127.0.0.1:3000" }],
  ])("passes from %s", async (_, headers) => {
    expect((await create(headers)).status).toBe(201);
  });

  it.each([
    ["a foreign page", { origin: "https://evil.example" }],
    ["another port of this machine", { origin: "http://localhost:5000", "sec-fetch-site": "same-site" }],
    ["a frame without an origin", { origin: "null" }],
    ["a page that claims our origin", { origin: ORIGIN, "sec-fetch-site": "cross-site" }],
    ["a name that begins like ours", { origin: "http://localhost:3000.evil.example" }],
    ["a sender that says nothing", {}],
  ])("is refused from %s", async (_, headers) => {
    expect(await create(headers)).toMatchObject({ status: 403, body: { error: { code: "FORBIDDEN" } } });
  });

  it("does not matter beside a bearer token, which a foreign page cannot have", async () => {
    expect((await callById("getMe", { cookie, token: "bad" })).status, "a bad token is not made good by a cookie").toBe(
      401,
    );
  });
});
