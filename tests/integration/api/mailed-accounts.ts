import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { closeDatabase, db } from "../../../db/client.ts";
import { startQueue, stopQueue } from "../../../db/queue.ts";
import { env } from "../../../lib/core/env.ts";
import { singleton } from "../../../lib/core/process/singleton.ts";
import { startMail } from "../../../lib/mail/start-mail.ts";
import { type MailServer, type ReceivedMail, startMailServer, tokenIn } from "../../support/mail-server.ts";
import { type Answered, callById, logIn, newPerson, PASSWORD } from "./api-client.ts";

let server: MailServer;

/** Gives the tests of a file a mail server, and a worker that hands the mails over. */
export function prepareMail(): void {
  let stop = async () => {};
  beforeAll(async () => {
    server = await startMailServer({ is_plain: true });
    Object.assign(env(), { SMTP_URL: server.url });
    await startQueue();
    stop = await startMail({ isWorking: true });
  });
  beforeEach(() => {
    Object.assign(env(), { SMTP_URL: server.url });
    server.setMood("take");
    // One client address makes all the requests of a file.
    singleton("throttle", () => new Map()).clear();
  });
  afterAll(async () => {
    await stop();
    await stopQueue();
    await closeDatabase();
    await server.close();
  });
}

/** Whether the mail server takes mails, or says "later". */
export const setMood = (mood: "take" | "busy"): void => server.setMood(mood);

/** What the mail server was given so far. */
export const received = (): ReceivedMail[] => server.received;

/** The mail to an address with such a subject, as soon as it is there. */
export const mailTo = (to: string, subject: RegExp): Promise<ReceivedMail> => server.mailTo(to, subject);

/** The token in the link of that mail. */
export const mailedToken = async (to: string, subject: RegExp) => tokenIn(await mailTo(to, subject));

/** Does something on an installation without a mail server. */
export const withoutMail = <T>(work: () => Promise<T>): Promise<T> => {
  Object.assign(env(), { SMTP_URL: undefined });
  return work().finally(() => Object.assign(env(), { SMTP_URL: server.url }));
};

export const newAddress = (name: string): string => `${name}-${crypto.randomUUID().slice(0, 8)}@example.com`;

export const register = (email: string, password = PASSWORD): Promise<Answered> =>
  callById("register", { json: { email, password } });

export const tryToLogIn = (email: string, password = PASSWORD): Promise<Answered> =>
  callById("createAccessToken", { form: { username: email, password } });

export const verify = (token: unknown): Promise<Answered> => callById("verifyEmail", { json: { token } });

/** Somebody who registered, got the mail and used its link. */
export async function newVerified(name: string): Promise<{ email: string; token: string }> {
  const email = newAddress(name);
  const answer = await register(email);
  if (answer.status !== 201) throw new Error(`registration failed: ${answer.text}`);
  const verified = await verify(await mailedToken(email, /邮箱/));
  if (verified.status !== 204) throw new Error(`verification failed: ${verified.text}`);
  return { email, token: await logIn(email) };
}

export async function newAdministrator(): Promise<{ email: string; token: string; user_id: string }> {
  const { email, token, user } = await withoutMail(() => newPerson("admin"));
  await db().execute(sql`update users set is_superuser = true where email = ${email}`);
  return { email, token, user_id: user.user_id };
}
