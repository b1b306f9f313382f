import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { auditLog, signInSessions } from "../../../db/schema/index.ts";
import { onRevoked, signInWithPassword } from "../../../lib/auth/index.ts";
import { ADDRESS_HEADER } from "../../../lib/core/http/client-address.ts";
import { type Session, sessionSchema } from "../../../lib/protocol/contract/sessions.ts";
import { until } from "../../support/until.ts";
import { callById, cookieFor, logIn, newPerson, ORIGIN, PASSWORD } from "./api-client.ts";

async function sessionsOf(token: string, query = ""): Promise<Session[]> {
  const answer = await callById("listSessions", { token, query });
  expect(answer.status).toBe(200);
  return sessionSchema.array().parse(JSON.parse(answer.text).data);
}

const currentOf = async (token: string): Promise<Session> => {
  const current = (await sessionsOf(token)).find(({ is_current }) => is_current);
  if (!current) throw new Error("no current sign-in");
  return current;
};

describe("sign-ins", () => {
  it("lists the person's own live ones, with where and what they are", async () => {
    const { token, email } = await newPerson("listed");
    await newPerson("another");
    const headers = { "user-agent": "A program/1.0", [ADDRESS_HEADER]: "203.0.113.9" };
    await callById("createAccessToken", { form: { username: email, password: PASSWORD }, headers });
    const cookie = await cookieFor(await signInWithPassword(email, PASSWORD));
    const sessions = await sessionsOf(token);
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ is_current }) => is_current)).toHaveLength(1);
    expect(sessions.find(({ address }) => address === "203.0.113.9")).toMatchObject({
      kind: "api",
      user_agent: "A program/1.0",
      is_current: false,
    });
    const browser = JSON.parse((await callById("listSessions", { cookie })).text).data as Session[];
    expect(browser.find(({ is_current }) => is_current)?.kind).toBe("browser");

    const oldest = await sessionsOf(token, "sort=created_at&per_page=1");
    expect(oldest).toHaveLength(1);
    expect(oldest[0]?.is_current).toBe(true);
    expect((await callById("listSessions", { token, query: "sort=address" })).status).toBe(422);
  });

  it("notes their use, but not at every request", async () => {
    const { token } = await newPerson("used");
    const { session_id } = await currentOf(token);
    const read = async () => {
      const [row] = await db().select().from(signInSessions).where(eq(signInSessions.session_id, session_id));
      return row?.last_used_at?.getTime() ?? 0;
    };
    const before = await read();
    await callById("getMe", { token });
    await callById("getMe", { token });
    expect(await read()).toBe(before);
    await db()
      .update(signInSessions)
      .set({ last_used_at: sql`now() - interval '2 minutes'` })
      .where(eq(signInSessions.session_id, session_id));
    const made_old = await read();
    await callById("getMe", { token });
    await until(async () => (await read()) > made_old);
  });

  it("ends one of them at once, and only one's own", async () => {
    const { token, email } = await newPerson("ends");
    const stranger = await newPerson("stranger");
    const other = await logIn(email);
    const { session_id } = await currentOf(other);
    const params = { session_id };
    expect((await callById("endSession", { token: stranger.token, params })).status).toBe(404);
    expect((await callById("getMe", { token: other })).status).toBe(200);
    let told = 0;
    const stop = onRevoked(session_id, () => {
      told += 1;
    });
    expect((await callById("endSession", { token, params })).status).toBe(204);
    stop();
    expect(told).toBe(1);
    expect((await callById("getMe", { token: other })).status).toBe(401);
    expect((await callById("getMe", { token })).status).toBe(200);
    expect((await callById("endSession", { token, params })).status).toBe(404);
    const entries = await db().select().from(auditLog).where(eq(auditLog.event, "session.revoked"));
    expect(entries.map(({ data }) => data.session_id)).toEqual([session_id]);
  });

  it("ends all others", async () => {
    const { token, email } = await newPerson("cleans");
    const others = [await logIn(email), await logIn(email)];
    const cookie = await cookieFor(await signInWithPassword(email, PASSWORD));
    const foreign = await callById("endOtherSessions", { cookie, headers: { origin: "https://evil.example" } });
    expect(foreign.status).toBe(403);
    expect((await callById("endOtherSessions", { cookie, headers: { origin: ORIGIN } })).status).toBe(204);
    for (const gone of [token, ...others]) expect((await callById("getMe", { token: gone })).status).toBe(401);
    expect((await callById("getMe", { cookie })).status).toBe(200);
  });
});
