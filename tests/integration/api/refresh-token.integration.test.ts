import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { auditLog, refreshTokens, signInSessions } from "../../../db/schema/index.ts";
import { readAccessToken } from "../../../lib/auth/access-token.ts";
import { onRevoked } from "../../../lib/auth/index.ts";
import type { AccessToken } from "../../../lib/protocol/contract/auth.ts";
import { callById, newPerson, PASSWORD } from "./api-client.ts";

const DAY_SECONDS = 86_400;

async function signIn(name: string): Promise<AccessToken & { session_id: string; user_id: string }> {
  const { email } = await newPerson(name);
  const answer = await callById("createAccessToken", { form: { username: email, password: PASSWORD } });
  const tokens: AccessToken = JSON.parse(answer.text).data;
  const claims = await readAccessToken(tokens.access_token);
  if (!claims) throw new Error("no claims");
  return { ...tokens, session_id: claims.session_id, user_id: claims.user_id };
}

const refresh = (refresh_token: string, token?: string) =>
  callById("refreshAccessToken", { json: { refresh_token }, token });
const tokensIn = (answer: { text: string }): AccessToken => JSON.parse(answer.text).data;
const meStatus = async (token: string) => (await callById("getMe", { token })).status;

/** As if the token had been used so many seconds earlier than it was. */
const makeOlder = (session_id: string, seconds: number) =>
  db()
    .update(refreshTokens)
    .set({ used_at: sql`used_at - make_interval(secs => ${seconds})` })
    .where(eq(refreshTokens.session_id, session_id));

const eventsOf = (event: string, session_id: string) =>
  db()
    .select()
    .from(auditLog)
    .where(sql`${auditLog.event} = ${event} and ${auditLog.data}->>'session_id' = ${session_id}`);

describe("a refresh token", () => {
  it("comes with the sign-in, is stored as a hash only, and gives new tokens with or without the old access token", async () => {
    const first = await signIn("renews");
    expect(first).toMatchObject({ token_type: "bearer", expires_in: 1_800, refresh_expires_in: 30 * DAY_SECONDS });
    const stored = JSON.stringify(await db().select().from(refreshTokens));
    expect(stored).not.toContain(first.refresh_token);

    const second = tokensIn(await refresh(first.refresh_token, first.access_token));
    expect(second).toMatchObject({ token_type: "bearer", expires_in: 1_800, refresh_expires_in: 30 * DAY_SECONDS });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const third = await refresh(second.refresh_token, "an.expired.token");
    expect(third.status).toBe(200);
    for (const token of [first, second, tokensIn(third)]) expect(await meStatus(token.access_token)).toBe(200);
    expect((await readAccessToken(second.access_token))?.session_id, "the same sign-in").toBe(first.session_id);
  });

  it.each([[""], ["nonsense"], ["x".repeat(43)]])("%j is nobody's", async (token) => {
    expect((await refresh(token)).status).toBe(token === "" ? 422 : 401);
  });

  it("is good once: of many requests with the same at once one succeeds, and its sign-in goes on", async () => {
    const { refresh_token, access_token } = await signIn("races");
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(refresh_token)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
    expect(await meStatus(access_token)).toBe(200);
    for (const answer of won) expect((await refresh(tokensIn(answer).refresh_token)).status).toBe(200);
  });

  it("that comes again after it was used ends the whole sign-in, and what is open with it", async () => {
    const first = await signIn("stolen");
    const second = tokensIn(await refresh(first.refresh_token));
    let told = 0;
    const stop = onRevoked(first.session_id, () => {
      told += 1;
    });
    await makeOlder(first.session_id, 11);
    expect((await refresh(first.refresh_token)).status).toBe(401);
    stop();
    expect(told).toBe(1);
    expect(await meStatus(first.access_token)).toBe(401);
    expect(await meStatus(second.access_token)).toBe(401);
    expect((await refresh(second.refresh_token)).status).toBe(401);
    expect(await eventsOf("sign_in.token_reused", first.session_id)).toMatchObject([
      { actor_id: first.user_id, data: { request_id: expect.stringMatching(/^req_/) } },
    ]);
  });

  it("keeps a sign-in going for ninety days and no longer", async () => {
    const { refresh_token, session_id } = await signIn("stays");
    await db()
      .update(signInSessions)
      .set({ created_at: sql`now() - interval '80 days'` })
      .where(eq(signInSessions.session_id, session_id));
    const { refresh_token: next, refresh_expires_in } = tokensIn(await refresh(refresh_token));
    expect(refresh_expires_in).toBeGreaterThan(10 * DAY_SECONDS - 60);
    expect(refresh_expires_in).toBeLessThanOrEqual(10 * DAY_SECONDS);
    await db()
      .update(signInSessions)
      .set({ expires_at: sql`now() - interval '1 second'` })
      .where(eq(signInSessions.session_id, session_id));
    expect((await refresh(next)).status).toBe(401);
  });

  it("is void after signing out", async () => {
    const { access_token, refresh_token, session_id } = await signIn("leaves");
    expect(await callById("logOut", { token: access_token })).toMatchObject({ status: 204, text: "" });
    expect(await meStatus(access_token)).toBe(401);
    expect((await refresh(refresh_token)).status).toBe(401);
    expect(await eventsOf("sign_out", session_id)).toHaveLength(1);
  });
});
