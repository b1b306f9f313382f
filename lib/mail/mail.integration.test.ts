import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, db } from "../../db/client.ts";
import { startQueue, stopQueue } from "../../db/queue.ts";
import { createActor } from "../../tests/support/create-actor.ts";
import { type MailServer, startMailServer, tokenIn } from "../../tests/support/mail-server.ts";
import { until } from "../../tests/support/until.ts";
import { env } from "../core/env.ts";
import { logger } from "../core/log/logger.ts";
import { freePort } from "../core/process/free-port.ts";
import { sendMail } from "./index.ts";
import type { Mail } from "./mail.ts";
import { startMail } from "./start-mail.ts";

let server: MailServer;
let stop = async () => {};
const told: string[] = [];

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(env(), { SMTP_URL: server.url, MAIL_FROM: "ALMA <alma@example.org>" });
  await startQueue();
  stop = await startMail({ isWorking: true });
});
beforeEach(() => {
  for (const level of ["info", "warn", "error"] as const) {
    vi.spyOn(logger(), level).mockImplementation((...parts: unknown[]) => void told.push(JSON.stringify(parts)));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  server.setMood("take");
  Object.assign(env(), { SMTP_URL: server.url });
});
afterAll(async () => {
  await stop();
  await stopQueue();
  await closeDatabase();
  await server.close();
});

const send = (mail: Mail) => db().transaction((tx) => sendMail(tx, mail));
const invitation = (to: string, language: "zh" | "en" = "en"): Mail => ({
  to,
  language,
  template: "invitation",
  params: { token: "t0ken-".repeat(8).slice(0, 43), expires_at: "2030-01-02T03:04:05.000Z" },
});
const jobs = async () => [
  ...(await db().execute(
    sql`select state, data::text as data, output::text as output from pgboss.job where name = 'mail'`,
  )),
];

describe("a mail", () => {
  it("arrives as text and HTML in the person's language, from us, with a link to ALMA_URL", async () => {
    await send(invitation("zh@example.com", "zh"));
    await send(invitation("en@example.com"));
    const zh = await server.mailTo("zh@example.com", /邀请/);
    expect(zh.from).toBe("alma@example.org");
    expect(zh.text).toContain("http://localhost:3000/register?invitation=t0ken");
    expect(zh.html).toContain('lang="zh-CN"');
    expect(zh.html).not.toMatch(/<img|src=|@import|url\(/i);
    expect(zh.headers.get("auto-submitted")).toBe("auto-generated");
    const en = await server.mailTo("en@example.com", /invited/);
    expect(en.text).toContain("January 2, 2030");
    expect(en.is_encrypted, "STARTTLS is used where it is offered").toBe(true);
  });

  it("cannot be given a second header or a second recipient", async () => {
    const evil = "<b>x</b>\r\nBcc: evil@example.com\r\n\r\n";
    const actor = await createActor();
    const params = { user_id: actor.user_id, to: evil, is_done: true };
    await send({ to: actor.email, template: "address_changed", params });
    const mail = await server.mailTo(actor.email, /邮箱/);
    expect(mail.recipients).toEqual([actor.email]);
    expect(mail.headers.has("bcc")).toBe(false);
    expect(mail.html).toContain("&lt;b&gt;");
    expect(mail.html).not.toContain("<b>");
    const before = server.received.length;
    await send(invitation("a@example.com, b@example.com"));
    await send(invitation("a@example.com\r\nRCPT TO:<b@example.com>"));
    await send(invitation("last@example.com"));
    await server.mailTo("last@example.com", /invited/);
    expect(server.received.slice(before).flatMap(({ recipients }) => recipients)).toEqual(["last@example.com"]);
  });

  it("lies nowhere in the open, neither in the queue nor in the log", async () => {
    await send(invitation("quiet@example.com"));
    await server.mailTo("quiet@example.com", /invited/);
    const all = JSON.stringify(await jobs()) + told.join();
    expect(all.length).toBeGreaterThan(200);
    expect(all).not.toMatch(/quiet@|t0ken-/);
  });

  it("is not sent when what it tells of did not happen", async () => {
    const before = (await jobs()).length;
    await expect(
      db().transaction(async (tx) => {
        await sendMail(tx, invitation("never@example.com"));
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await jobs()).toHaveLength(before);
  });
});

describe("links", () => {
  it("get their token when they are sent; only the newest works, and one a minute is enough", async () => {
    const { email, user_id } = await createActor();
    const ask = () => send({ to: email, template: "reset", params: {} });
    await ask();
    const token = tokenIn(await server.mailTo(email, /密码/));
    const rows = await db().execute(sql`select * from email_tokens where user_id = ${user_id}`);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    await ask();
    await send(invitation("after@example.com"));
    await server.mailTo("after@example.com", /invited/);
    await until(async () => (await jobs()).every(({ state }) => state === "completed"));
    expect(server.received.filter(({ recipients }) => recipients.includes(email))).toHaveLength(1);
  });

  it("go to nobody who has no account", async () => {
    const before = server.received.length;
    await send({ to: "nobody@example.com", template: "reset", params: {} });
    await send({ to: "nobody@example.com", template: "verification", params: {} });
    await until(async () => (await jobs()).every(({ state }) => state === "completed"));
    expect(server.received).toHaveLength(before);
  });
});

describe("a mail server", () => {
  it("that wants a user and a password gets them, encrypted", async () => {
    const strict = await startMailServer({ auth: { user: "alma", pass: "s3cret" } });
    Object.assign(env(), { SMTP_URL: strict.url });
    await send(invitation("auth@example.com"));
    const mail = await strict.mailTo("auth@example.com", /invited/);
    expect(mail).toMatchObject({ user: "alma", is_encrypted: true });
    await strict.close();
  });

  it("that is down at first gets the mail when it is back", async () => {
    const port = await freePort();
    Object.assign(env(), { SMTP_URL: `smtp://127.0.0.1:${port}` });
    await send(invitation("down@example.com"));
    await until(async () => (await jobs()).some(({ state }) => state === "retry"));
    const late = await startMailServer({ port, is_plain: true });
    const mail = await late.mailTo("down@example.com", /invited/, 30_000);
    expect(mail.is_encrypted).toBe(false);
    await late.close();
  });

  it("that hangs keeps nobody waiting: the request is done, the try ends, the next one arrives", async () => {
    server.setMood("hang");
    const start = performance.now();
    const { email } = await createActor();
    await send({ to: email, template: "reset", params: {} });
    expect(performance.now() - start).toBeLessThan(1_000);
    await until(async () => (await jobs()).some(({ state }) => state === "retry"));
    server.setMood("take");
    expect(tokenIn(await server.mailTo(email, /密码/, 30_000))).toHaveLength(43);
  });

  it("that does not know the recipient is not asked again, and nobody is named", async () => {
    server.setMood("refuse");
    const tries = server.tries();
    await send(invitation("gone@example.com"));
    await until(async () => told.some((line) => line.includes("EENVELOPE")));
    await until(async () => (await jobs()).every(({ state }) => state === "completed"));
    expect(server.tries()).toBe(tries + 1);
    server.setMood("busy");
    await send(invitation("busy@example.com"));
    await until(async () => (await jobs()).some(({ state }) => state === "retry"));
    expect(JSON.stringify(await jobs()) + told.join()).not.toMatch(/gone@|busy@/);
    server.setMood("take");
    await server.mailTo("busy@example.com", /invited/, 30_000);
  });
});
