import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, db } from "../../../db/client.ts";
import { enterWithProvider } from "../../../lib/accounts/index.ts";
import { registerWithProvider } from "../../../lib/accounts/register-with-provider.ts";
import { authHandlers, signInWithPassword } from "../../../lib/auth/index.ts";
import { env } from "../../../lib/core/env.ts";
import { startGithubServer } from "../../support/oauth-servers/github-server.ts";
import { startOpenIdServer } from "../../support/oauth-servers/openid-server.ts";
import type { ProviderPerson } from "../../support/oauth-servers/person.ts";
import { callById, cookieFor, newAdministrator, newPerson, ORIGIN, PASSWORD } from "./api-client.ts";

type Provider = "github" | "google";

let github: Awaited<ReturnType<typeof startGithubServer>>;
let openid: Awaited<ReturnType<typeof startOpenIdServer>>;
const handlers = authHandlers(enterWithProvider);

beforeAll(async () => {
  github = await startGithubServer();
  openid = await startOpenIdServer(`${ORIGIN}/api/auth/callback/google`);
  Object.assign(env(), {
    GITHUB_URL: github.url,
    GITHUB_ID: github.client_id,
    GITHUB_SECRET: github.client_secret,
    GOOGLE_ISSUER: openid.issuer,
    GOOGLE_ID: openid.client_id,
    GOOGLE_SECRET: openid.client_secret,
  });
});
beforeEach(() => {
  Object.assign(env(), { ALMA_REGISTRATION: "open" });
});
afterAll(async () => {
  await github.close();
  await openid.close();
  await closeDatabase();
});

/** A browser with the cookies of one site each, that follows redirects at the provider's and stops when it comes back. */
class Browser {
  readonly ours = new Map<string, string>();

  constructor(cookie?: string) {
    if (cookie) this.keep([cookie], this.ours);
  }

  keep(lines: string[], jar: Map<string, string>): void {
    for (const line of lines) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  async ask(method: "GET" | "POST", path: string, form?: Record<string, string>): Promise<Response> {
    const body = form && new URLSearchParams(form).toString();
    const request = new Request(`${ORIGIN}${path}`, {
      method,
      headers: {
        cookie: this.cookie(),
        ...(body && {
          origin: ORIGIN,
          "content-type": "application/x-www-form-urlencoded",
          "content-length": String(body.length),
        }),
      },
      ...(body && { body }),
    });
    const nextauth = new URL(request.url).pathname.split("/").slice(3);
    const response = await handlers[method](request, { params: Promise.resolve({ nextauth }) });
    this.keep(response.headers.getSetCookie(), this.ours);
    return response;
  }

  /** To the provider; gives the address it sends the browser to. */
  async leave(provider: Provider, fields: Record<string, string> = {}): Promise<URL> {
    const { csrfToken } = await (await this.ask("GET", "/api/auth/csrf")).json();
    const form = { csrfToken, json: "true", callbackUrl: `${ORIGIN}/after`, ...fields };
    return new URL((await (await this.ask("POST", `/api/auth/signin/${provider}`, form)).json()).url);
  }

  /** Through the provider and back; gives the address it comes back to, not yet asked for. */
  async agree(at: URL): Promise<URL> {
    const theirs = new Map<string, string>();
    let next = at;
    for (let hop = 0; hop < 12; hop += 1) {
      const cookie = [...theirs].map((pair) => pair.join("=")).join("; ");
      const response = await fetch(next, { redirect: "manual", headers: { cookie } });
      this.keep(response.headers.getSetCookie(), theirs);
      next = new URL(response.headers.get("location") ?? "", next);
      if (next.origin === ORIGIN) return next;
    }
    throw new Error("the provider never sent the browser back");
  }

  /** The whole way; gives the path and query where the browser ends. */
  async enter(provider: Provider, fields?: Record<string, string>): Promise<string> {
    const back = await this.agree(await this.leave(provider, fields));
    return await this.arrive(back);
  }

  async arrive(back: URL): Promise<string> {
    let response = await this.ask("GET", back.pathname + back.search);
    for (let hop = 0; hop < 5; hop += 1) {
      const to = new URL(response.headers.get("location") ?? "", ORIGIN);
      expect(to.origin).toBe(ORIGIN);
      if (!to.pathname.startsWith("/api/auth/")) return to.pathname + to.search;
      response = await this.ask("GET", to.pathname + to.search);
    }
    throw new Error("nowhere");
  }

  cookie(): string {
    return [...this.ours].map((pair) => pair.join("=")).join("; ");
  }

  async me(): Promise<{ email?: string } | null> {
    const answer = await callById("getMe", { cookie: this.cookie() });
    return answer.status === 200 ? JSON.parse(answer.text).data : null;
  }
}

let ids = 1_000;
function person(email: string, changes: Partial<ProviderPerson> = {}): ProviderPerson {
  ids += 1;
  const made = { id: ids, email, is_verified: true, name: "Octo Cat", ...changes };
  github.setPerson(made);
  openid.setPerson(made);
  return made;
}
const newAddress = () => `octo-${crypto.randomUUID().slice(0, 8)}@example.com`;
const verify = (email: string) => db().execute(sql`update users set email_verified_at = now() where email = ${email}`);

describe.each(["github", "google"] as const)("%s", (provider) => {
  it("lets a new person in with an account of their own, and again the next time", async () => {
    const email = newAddress();
    person(email.toUpperCase());
    const browser = new Browser();
    expect(await browser.enter(provider)).toBe("/after");
    expect(await browser.me()).toMatchObject({ email, nickname: "Octo Cat", is_superuser: false });
    const again = new Browser();
    expect(await again.enter(provider)).toBe("/after");
    expect(await again.me()).toMatchObject({ email });
    const [row] = await db().execute(sql`select hashed_password, email_verified_at from users where email = ${email}`);
    expect(row).toMatchObject({ hashed_password: "!", email_verified_at: expect.anything() });
    await expect(signInWithPassword(email, "!")).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    const events = await db().execute(
      sql`select event from audit_log where data->>'kind' = 'browser' order by audit_id desc limit 1`,
    );
    expect(events[0]?.event).toBe("sign_in.succeeded");
  });

  it("is linked to the account with the same address when both have verified it", async () => {
    const { email, user } = await newPerson("both");
    await verify(email);
    person(email);
    const browser = new Browser();
    expect(await browser.enter(provider)).toBe("/after");
    expect(await browser.me()).toMatchObject({ user_id: user.user_id });
  });

  it("opens nobody's account by an address that it has not verified itself", async () => {
    const { email } = await newPerson("victim");
    await verify(email);
    person(email, { is_verified: false });
    const browser = new Browser();
    expect(await browser.enter(provider)).toBe("/sign-in?error=provider_unverified");
    expect(await browser.me()).toBeNull();
  });

  it("opens no account whose address was never verified here", async () => {
    const { email } = await newPerson("squatter");
    person(email);
    const browser = new Browser();
    expect(await browser.enter(provider)).toBe("/sign-in?error=account_unverified");
    expect(await browser.me()).toBeNull();
  });

  it("makes no account where registration is closed, and by invitation only with one", async () => {
    const admin = await newAdministrator();
    Object.assign(env(), { ALMA_REGISTRATION: "closed" });
    person(newAddress());
    expect(await new Browser().enter(provider)).toBe("/sign-in?error=closed");
    Object.assign(env(), { ALMA_REGISTRATION: "invite" });
    expect(await new Browser().enter(provider)).toBe("/sign-in?error=invite_only");
    const made = JSON.parse((await callById("createInvitation", { token: admin.token, json: {} })).text).data;
    const invitation = new URL(made.url).searchParams.get("invitation") ?? "";
    const browser = new Browser();
    expect(await browser.enter(provider, { invitation })).toBe("/after");
    expect(await browser.me()).not.toBeNull();
    person(newAddress());
    expect(await new Browser().enter(provider, { invitation }), "used").toBe("/sign-in?error=invite_only");
  });

  it("lets no deactivated person in", async () => {
    const email = newAddress();
    person(email);
    expect(await new Browser().enter(provider)).toBe("/after");
    await db().execute(sql`update users set is_active = false where email = ${email}`);
    expect(await new Browser().enter(provider)).toBe("/sign-in?error=deactivated");
  });

  it("sends nobody in with another state, none, or somebody else's", async () => {
    person(newAddress());
    const victim = new Browser();
    const attacker = new Browser();
    const back = await attacker.agree(await attacker.leave(provider));
    expect(await victim.arrive(back), "a code planted in a browser that asked for none").toMatch(
      /^\/sign-in\?.*error=/,
    );
    await victim.leave(provider);
    expect(await victim.arrive(back), "or for another").toMatch(/^\/sign-in\?.*error=/);
    const forged = new URL(back);
    forged.searchParams.set("state", "made-up");
    expect(await attacker.arrive(forged)).toMatch(/^\/sign-in\?.*error=/);
    expect(await victim.me()).toBeNull();
    expect(await attacker.me()).toBeNull();
  });

  it("is linked from the profile whatever its address, and unlinked unless it is the only way in", async () => {
    const { email } = await newPerson("links");
    const cookie = await cookieFor(await signInWithPassword(email, PASSWORD));
    const headers = { origin: ORIGIN };
    person(newAddress(), { is_verified: false });
    const browser = new Browser(cookie);
    expect(await browser.enter(provider)).toBe(`/settings/profile?linked=${provider}`);
    const list = await callById("listLinkedAccounts", { cookie });
    expect(list.body?.data).toMatchObject([{ provider }]);
    const stranger = await newPerson("stranger");
    const other = new Browser(await cookieFor(await signInWithPassword(stranger.email, PASSWORD)));
    expect(await other.enter(provider), "taken").toBe("/settings/profile?error=taken");
    const params = { provider };
    expect((await callById("unlinkAccount", { token: stranger.token, params })).status).toBe(404);
    expect((await callById("unlinkAccount", { cookie, headers, params })).status).toBe(204);
    expect((await callById("listLinkedAccounts", { cookie })).body?.data).toEqual([]);
    const only = new Browser();
    person(newAddress());
    await only.enter(provider);
    expect(await callById("unlinkAccount", { cookie: only.cookie(), headers, params })).toMatchObject({
      status: 409,
      body: { error: { code: "CONFLICT" } },
    });
  });

  it("shows again who somebody is whose sign-in is old; nothing is linked before that", async () => {
    const mine = person(newAddress());
    const browser = new Browser();
    await browser.enter(provider);
    await db().execute(sql`update sign_in_sessions set created_at = now() - interval '16 minutes'
      where user_id = (select user_id from users where email = ${mine.email})`);
    const json = { name: "A key", scopes: ["users:read"] };
    const makeKey = () => callById("createApiKey", { cookie: browser.cookie(), headers: { origin: ORIGIN }, json });
    expect(await makeKey()).toMatchObject({ status: 403, body: { error: { code: "REAUTHENTICATION_REQUIRED" } } });
    const other = provider === "github" ? "google" : "github";
    person(newAddress());
    expect(await browser.enter(other)).toBe("/settings/profile?error=stale_sign_in");
    expect((await makeKey()).status).toBe(403);
    person(mine.email, { id: mine.id });
    expect(await browser.enter(provider)).toBe("/after");
    expect((await makeKey()).status).toBe(201);
    expect(await browser.enter(other)).toBe(`/settings/profile?linked=${other}`);
    expect((await browser.me())?.email).toBe(mine.email);
  });
});

it("nobody gets an account by somebody else's way in, and several tabs of one person make one", async () => {
  const visit = { actor: null, invitation: null, language: "en" as const };
  const profileOf = (provider_account_id: string) => {
    const email = newAddress();
    return { provider: "github" as const, provider_account_id, email, is_email_verified: true, nickname: null };
  };
  const first = profileOf(crypto.randomUUID());
  const tabs = await Promise.all(Array.from({ length: 4 }, () => enterWithProvider(first, visit)));
  const userIds = tabs.map((entry) => (entry.kind === "signed_in" ? entry.claims.user_id : entry.kind));
  expect(new Set(userIds).size).toBe(1);
  const second = profileOf(first.provider_account_id);
  const { token } = await newAdministrator();
  const made = JSON.parse((await callById("createInvitation", { token, json: {} })).text).data;
  const invitation = new URL(made.url).searchParams.get("invitation");
  const refused = registerWithProvider(second, { ...visit, invitation });
  await expect(refused).rejects.toMatchObject({ code: "CONFLICT" });
  const [left] = await db().execute(sql`select (select count(*)::int from users where email = ${second.email}) as users,
    (select count(*)::int from audit_log where data->>'email' = ${second.email}) as entries,
    (select used_at from invitations where invitation_id = ${made.invitation_id}) as used_at`);
  expect(left).toEqual({ users: 0, entries: 0, used_at: null });
});

it("a provider that is not configured is not there", async () => {
  const { GOOGLE_ID } = env();
  Object.assign(env(), { GOOGLE_ID: undefined });
  expect((await new Browser().ask("GET", "/api/auth/callback/google?code=x&state=y")).status).toBe(404);
  Object.assign(env(), { GOOGLE_ID });
});
