import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "../../db/client.ts";
import { signInWithPassword } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { env } from "../core/env.ts";
import type { User } from "../protocol/contract/users.ts";
import {
  createFirstSuperuser,
  createInvitation,
  ensureFirstSuperuser,
  isSetupTokenValid,
  listUsers,
  register,
  setUserActive,
  setUserSuperuser,
  updateMe,
} from "./index.ts";

const PASSWORD = "a long enough password";
const account = (email: string) => ({ email, password: PASSWORD });
const actorOf = (user: User): Actor => ({ ...user, session_id: null });
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "done",
    (error) => error.code,
  );

beforeEach(async () => {
  await db().execute(sql`truncate users, settings, invitations cascade`);
});
afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(env(), { ALMA_REGISTRATION: "open", ALMA_ADMIN_EMAIL: undefined, ALMA_ADMIN_PASSWORD: undefined });
});

/** Starts the server's search for an administrator and reads the link it prints, if any. */
async function printedToken(): Promise<string | undefined> {
  const printed: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  await ensureFirstSuperuser();
  vi.mocked(process.stdout.write).mockRestore();
  return /\/setup\?token=(\S+)/.exec(printed.join(""))?.[1];
}

describe("the first administrator", () => {
  it("comes from the printed link, which works once and dies with it", async () => {
    const stale = await printedToken();
    const token = await printedToken();
    if (!token || !stale) throw new Error("no link was printed");
    expect(await codeOf(createFirstSuperuser(stale, account("a@example.com"))), "an older link").toBe("FORBIDDEN");
    expect(await isSetupTokenValid(token)).toBe(true);
    const both = [account("a@example.com"), account("b@example.com")].map((body) => createFirstSuperuser(token, body));
    const outcomes = await Promise.all(both.map(codeOf));
    expect(outcomes.sort()).toEqual(["FORBIDDEN", "done"]);
    expect(await isSetupTokenValid(token)).toBe(false);
    expect(await printedToken()).toBeUndefined();
    const kept = await db().execute(
      sql`select (select json_agg(s) from settings s)::text || (select json_agg(a) from audit_log a)::text as all`,
    );
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it("comes from the environment when it names one, even if somebody registered that address before", async () => {
    Object.assign(env(), { ALMA_ADMIN_EMAIL: "Root@example.com", ALMA_ADMIN_PASSWORD: "the operator's own" });
    await register(account("root@example.com"));
    expect(await printedToken()).toBeUndefined();
    expect(await codeOf(signInWithPassword("root@example.com", PASSWORD))).toBe("UNAUTHORIZED");
    expect(await codeOf(signInWithPassword("root@example.com", "the operator's own"))).toBe("done");
    const rows = await db().execute(sql`select email from users where is_superuser`);
    expect([...rows]).toEqual([{ email: "root@example.com" }]);
  });

  it("is refused with a reason when the environment's password is too short", async () => {
    Object.assign(env(), { ALMA_ADMIN_EMAIL: "root@example.com", ALMA_ADMIN_PASSWORD: "short" });
    await expect(ensureFirstSuperuser()).rejects.toThrow(/ALMA_ADMIN_PASSWORD/);
  });
});

describe("registration", () => {
  it("needs an invitation when it is by invitation: unused, current and for that address", async () => {
    const admin = actorOf(await register(account("admin@example.com")));
    const invite = async (email?: string) =>
      new URL((await createInvitation({ ...admin, is_superuser: true }, { email })).url).searchParams.get(
        "invitation",
      ) ?? "";
    Object.assign(env(), { ALMA_REGISTRATION: "invite" });
    expect(await codeOf(register(account("x@example.com")))).toBe("FORBIDDEN");
    expect(await codeOf(register({ ...account("x@example.com"), invitation: "made-up" }))).toBe("FORBIDDEN");
    const named = await invite("friend@example.com");
    expect(await codeOf(register({ ...account("x@example.com"), invitation: named }))).toBe("FORBIDDEN");
    expect(await codeOf(register({ ...account("friend@example.com"), invitation: named }))).toBe("done");
    const invitation = await invite();
    const rivals = ["p@example.com", "q@example.com"].map((email) =>
      codeOf(register({ ...account(email), invitation })),
    );
    expect((await Promise.all(rivals)).sort()).toEqual(["FORBIDDEN", "done"]);
    const late = await invite();
    await db().execute(sql`update invitations set expires_at = now() - interval '1 second'`);
    expect(await codeOf(register({ ...account("late@example.com"), invitation: late }))).toBe("FORBIDDEN");
  });

  it("that fails uses up no invitation", async () => {
    const admin = actorOf(await register(account("admin@example.com")));
    Object.assign(env(), { ALMA_REGISTRATION: "invite" });
    const { url } = await createInvitation({ ...admin, is_superuser: true }, {});
    const invitation = new URL(url).searchParams.get("invitation") ?? "";
    expect(await codeOf(register({ ...account("admin@example.com"), invitation }))).toBe("CONFLICT");
    expect(await codeOf(register({ ...account("new@example.com"), invitation }))).toBe("done");
  });

  it("is nobody's when it is closed", async () => {
    Object.assign(env(), { ALMA_REGISTRATION: "closed" });
    expect(await codeOf(register(account("x@example.com")))).toBe("FORBIDDEN");
  });
});

describe("rights", () => {
  it("only an administrator lists, activates, promotes and invites", async () => {
    const actor = actorOf(await register(account("plain@example.com")));
    const tries = [
      listUsers(actor, { page: 1, per_page: 20 }),
      setUserActive(actor, actor.user_id, false),
      setUserSuperuser(actor, actor.user_id, true),
      createInvitation(actor, {}),
    ];
    expect(await Promise.all(tries.map(codeOf))).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
  });

  it("the last active administrator stays, also when two take each other's rights at once", async () => {
    const one = actorOf(await register(account("one@example.com")));
    const two = actorOf(await register(account("two@example.com")));
    await db().execute(sql`update users set is_superuser = true`);
    const [first, second] = [
      { ...one, is_superuser: true },
      { ...two, is_superuser: true },
    ];
    const outcomes = await Promise.all([
      codeOf(setUserSuperuser(first, two.user_id, false)),
      codeOf(setUserActive(second, one.user_id, false)),
    ]);
    expect(outcomes.sort()).toEqual(["CONFLICT", "done"]);
    const left = await db().execute(sql`select user_id from users where is_superuser and is_active`);
    expect(left).toHaveLength(1);
    expect(await codeOf(setUserActive(first, String(left[0]?.user_id), false))).toBe("CONFLICT");
    expect(await codeOf(setUserActive(first, crypto.randomUUID(), false))).toBe("NOT_FOUND");
  });

  it("a list has counts and dates, pages, and finds parts of names without taking % for a wildcard", async () => {
    for (const name of ["ann", "joanna", "bob", "50%off"])
      await register({ ...account(`${name}@example.com`), nickname: name });
    const admin: Actor = { ...actorOf(await register(account("admin@example.com"))), is_superuser: true };
    const find = async (search: string) =>
      (await listUsers(admin, { page: 1, per_page: 20, search })).items.map((user) => user.nickname).sort();
    expect(await find("ANN")).toEqual(["ann", "joanna"]);
    expect(await find("0%o")).toEqual(["50%off"]);
    expect(await find("b%b")).toEqual([]);
    const page = await listUsers(admin, { page: 2, per_page: 2 });
    expect(page.pagination).toEqual({ page: 2, per_page: 2, total: 5, total_pages: 3, has_next: true, has_prev: true });
    expect(page.items).toHaveLength(2);
    expect(JSON.stringify(page)).not.toContain("argon");
  });

  it("what changes rights is in the audit log, with who and whom", async () => {
    const user = await register(account("plain@example.com"));
    const admin: Actor = { ...actorOf(await register(account("admin@example.com"))), is_superuser: true };
    await db().execute(sql`update users set is_superuser = true where user_id = ${admin.user_id}`);
    await setUserActive(admin, user.user_id, false);
    await setUserSuperuser(admin, user.user_id, true);
    const rows = await db().execute(
      sql`select event, actor_id, data->>'user_id' as whom from audit_log order by audit_id desc limit 2`,
    );
    expect([...rows]).toEqual([
      { event: "user.promoted", actor_id: admin.user_id, whom: user.user_id },
      { event: "user.deactivated", actor_id: admin.user_id, whom: user.user_id },
    ]);
  });
});

describe("preferences", () => {
  it("are merged key by key, also when two changes come at once", async () => {
    const actor = actorOf(await register(account("me@example.com")));
    await updateMe(actor, { preferences: { theme: "dark", ai_settings: { temperature: 0.7, default_model: "m" } } });
    await Promise.all([
      updateMe(actor, { preferences: { ai_settings: { max_tokens: 2000 } } }),
      updateMe(actor, { preferences: { ai_settings: { default_model: null } } }),
      updateMe(actor, { nickname: "New name" }),
    ]);
    const me = await updateMe(actor, {});
    expect(me.nickname).toBe("New name");
    expect(me.preferences).toEqual({
      theme: "dark",
      ai_settings: { temperature: 0.7, default_model: null, max_tokens: 2000 },
    });
  });
});
