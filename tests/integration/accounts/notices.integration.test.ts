import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { enterWithProvider } from "../../../lib/accounts/index.ts";
import { findActor } from "../../../lib/auth/find-actor.ts";
import { signInWithPassword } from "../../../lib/auth/index.ts";
import { callById, cookieFor, ORIGIN, PASSWORD } from "../api/api-client.ts";
import { mailTo, newVerified, prepareMail } from "../api/mailed-accounts.ts";

prepareMail();

const mailsFor = async () =>
  (await db().execute(sql`select count(*)::int as count from pgboss.job where name = 'mail'`))[0]?.count;

describe("a new way into an account is told by mail", () => {
  it("an API key: what it is called, good for and until when, from where it was made, and not the key", async () => {
    const { email, token } = await newVerified("maker");
    const json = { name: 'Backup "<b>"\u2028Bcc: x', scopes: ["files:read", "runs:read"] };
    const answer = await callById("createApiKey", { token, headers: { "x-alma-address": "192.0.2.7" }, json });
    expect(answer.status).toBe(201);
    const { text, html } = await mailTo(email, /API 密钥/);
    for (const fact of [
      '名称: Backup "<b>" Bcc: x\n',
      "权限: files:read, runs:read\n",
      "有效期至: 长期有效\n",
      "192.0.2.7",
      `${ORIGIN}/settings/security`,
    ]) {
      expect(text).toContain(fact);
    }
    expect(html).toContain("Backup &quot;&lt;b&gt;&quot; Bcc: x");
    expect(text + html).not.toContain(JSON.parse(answer.text).data.key.slice(0, 12));
  });

  it("in the person's language", async () => {
    const { email, token } = await newVerified("english");
    await callById("updateMe", { token, json: { language: "en" } });
    const expires_at = new Date(Date.now() + 86_400_000).toISOString();
    await callById("createApiKey", { token, json: { name: "All", scopes: ["*"], expires_at } });
    const { text } = await mailTo(email, /new API key/);
    expect(text).toContain("Good for: everything\n");
    expect(text).toMatch(/Valid until: .*\d{4}/);
  });

  it("of a dozen keys within an hour the first five", async () => {
    const { token } = await newVerified("dozens");
    const before = await mailsFor();
    for (let count = 0; count < 12; count += 1) {
      const json = { name: `Key ${count}`, scopes: ["runs:read"] };
      const made = JSON.parse((await callById("createApiKey", { token, json })).text).data;
      await callById("revokeApiKey", { token, params: { key_id: made.key_id } });
    }
    expect(await mailsFor()).toBe(Number(before) + 5);
  });

  it("a linked account, by hand and by its address, and one that is unlinked", async () => {
    const { email } = await newVerified("links");
    const claims = await signInWithPassword(email, PASSWORD);
    const visit = { actor: await findActor(claims), invitation: null, language: "zh" as const };
    const from = { provider_account_id: crypto.randomUUID(), is_email_verified: true, nickname: null };
    const github = { ...from, provider: "github" as const, email: "octo@example.com" };
    expect(await enterWithProvider(github, visit)).toEqual({ kind: "linked" });
    expect((await mailTo(email, /关联了 GitHub/)).text).toContain("GitHub: octo@example.com\n");
    const unlinked = await callById("unlinkAccount", {
      cookie: await cookieFor(claims),
      headers: { origin: ORIGIN },
      params: { provider: "github" },
    });
    expect(unlinked.status).toBe(204);
    expect((await mailTo(email, /取消/)).text).toContain("GitHub: octo@example.com\n");
    const entry = await enterWithProvider({ ...from, provider: "google", email }, { ...visit, actor: null });
    expect(entry.kind).toBe("signed_in");
    await mailTo(email, /关联了 Google/);
  });
});
