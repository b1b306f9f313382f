import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "../../db/client.ts";
import { logger } from "../core/log/logger.ts";
import { register } from "../users/index.ts";
import { findActor } from "./find-actor.ts";
import { authHandlers, signInWithPassword, signOut } from "./index.ts";
import { nextAuthOptions } from "./next-auth-options.ts";

const PASSWORD = "a long enough password";
beforeAll(async () => {
  await register({ email: "a@example.com", password: PASSWORD });
});

const authorize = (username: unknown, password: unknown) => {
  const [provider] = nextAuthOptions().providers;
  if (!provider || !("authorize" in provider)) throw new Error("no credentials provider");
  return Reflect.apply(provider.authorize, provider, [{ username, password, csrfToken: "x" }, {}]);
};

describe("authorize", () => {
  it("gives two ids for the right password, and nothing about the person", async () => {
    const user = await authorize(" A@example.com", PASSWORD);
    expect(user).toEqual({ id: expect.any(String), session_id: expect.any(String) });
    const jwt = nextAuthOptions().callbacks?.jwt;
    const token = await jwt?.({ token: { sub: "s", email: "e" }, user, account: null });
    expect(token).toEqual({ user_id: user.id, session_id: user.session_id });
  });

  it.each([
    ["a@example.com", "wrong"],
    ["nobody@example.com", PASSWORD],
    [undefined, undefined],
    [["a"], { b: 1 }],
    ["a@b\u0000", "\ud800"],
  ])("gives null for %j and %j", async (username, password) => {
    expect(await authorize(username, password)).toBeNull();
  });

  it("says no more than a code when something is broken", async () => {
    vi.spyOn(logger(), "error").mockReturnValue(undefined);
    await db().execute(sql`alter table users rename to users_away`);
    try {
      await expect(authorize("b@example.com", PASSWORD)).rejects.toThrow(/^INTERNAL_ERROR$/);
    } finally {
      await db().execute(sql`alter table users_away rename to users`);
    }
  });
});

it("a cookie whose sign-in has ended is not renewed", async () => {
  const claims = await signInWithPassword("a@example.com", PASSWORD);
  const renew = async () =>
    await nextAuthOptions().callbacks?.jwt?.({ token: { ...claims }, user: Object(undefined), account: null });
  expect(await renew()).toEqual(claims);
  await signOut(claims);
  expect(await findActor(claims)).toBeNull();
  await expect(renew()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

describe("the handlers", () => {
  const handlers = authHandlers(async () => ({ kind: "refused", reason: "closed" }));
  const ask = (method: "GET" | "POST", action: string, init: RequestInit = {}) =>
    handlers[method](new Request(`http://localhost:3000/api/auth/${action}`, { method, ...init }), {
      params: Promise.resolve({ nextauth: action.split("/") }),
    });
  const form = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": "3",
    origin: "http://localhost:3000",
  };

  it("serve nothing but what we use, and never write down what a browser says", async () => {
    const error = vi.spyOn(logger(), "error");
    expect((await ask("GET", "verify-request")).status).toBe(404);
    expect((await ask("GET", "callback/github")).status).toBe(404);
    expect((await ask("POST", "signin/email", { headers: form, body: "a=b" })).status).toBe(404);
    expect((await ask("POST", "_log", { headers: form, body: "a=b" })).status).toBe(204);
    expect(error).not.toHaveBeenCalled();
  });

  it("take a form from our own pages, of a sane size", async () => {
    const send = async (headers: Record<string, string>) =>
      (await ask("POST", "callback/credentials", { headers, body: "a=b" })).status;
    expect(await send({ ...form, origin: "https://evil.example" })).toBe(403);
    expect(await send({ ...form, "content-type": "application/json" })).toBe(400);
    expect(await send({ ...form, "content-length": "99999999" })).toBe(400);
  });
});
