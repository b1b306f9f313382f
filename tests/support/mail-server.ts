import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";
import { until } from "./until.ts";

export interface ReceivedMail {
  /** Of the envelope: what the server was really told. */
  from: string;
  recipients: string[];
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Map<string, unknown>;
  is_encrypted: boolean;
  user: string | null;
}

/** `hang`: takes the connection and says nothing; `refuse`: no such recipient; `busy`: try later. */
type Mood = "take" | "hang" | "refuse" | "busy";

interface Options {
  port?: number;
  /** Only this user may send. */
  auth?: { user: string; pass: string };
  /** Without STARTTLS. */
  is_plain?: boolean;
}

const FIXTURES = path.resolve(import.meta.dirname, "../fixtures/tls");
const fixture = (name: string) => readFileSync(path.join(FIXTURES, name));

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

interface State {
  received: ReceivedMail[];
  mood: Mood;
  tries: number;
}

const behaviourOf = (state: State, auth: Options["auth"]): SMTPServerOptions => ({
  onConnect(_session, done) {
    state.tries += 1;
    if (state.mood !== "hang") done();
  },
  onAuth({ username, password }, _session, done) {
    if (username === auth?.user && password === auth?.pass) done(null, { user: username });
    else done(refusal(535, "wrong user or password"));
  },
  onRcptTo({ address }, _session, done) {
    if (state.mood === "refuse") done(refusal(550, `no such user ${address}`));
    else if (state.mood === "busy") done(refusal(451, `later, ${address}`));
    else done();
  },
  onData(stream, session, done) {
    simpleParser(stream).then((mail) => {
      state.received.push(mailOf(mail, session));
      done();
    }, done);
  },
});

const mailOf = (mail: ParsedMail, { envelope, secure, user }: SMTPServerSession): ReceivedMail => ({
  from: envelope.mailFrom ? envelope.mailFrom.address : "",
  recipients: envelope.rcptTo.map(({ address }) => address),
  to: [mail.to ?? []].flat().flatMap(({ text }) => text)[0] ?? "",
  subject: mail.subject ?? "",
  text: mail.text ?? "",
  html: mail.html || "",
  headers: mail.headers,
  is_encrypted: secure,
  user: typeof user === "string" ? user : null,
});

/** A real SMTP server on loopback, which keeps what it is given. */
export async function startMailServer({ port = 0, auth, is_plain = false }: Options = {}) {
  const state: State = { received: [], mood: "take", tries: 0 };
  const { received } = state;
  const server = new SMTPServer({
    key: fixture("key.pem"),
    cert: fixture("certificate.pem"),
    authOptional: auth === undefined,
    disabledCommands: [...(is_plain ? ["STARTTLS"] : []), ...(auth ? [] : ["AUTH"])],
    allowInsecureAuth: is_plain,
    disableReverseLookup: true,
    closeTimeout: 200,
    ...behaviourOf(state, auth),
  });
  // What a client breaks off is no fault of the server.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const { port: bound } = server.server.address() as AddressInfo;
  const address = `127.0.0.1:${bound}`;
  const parameters = "tls.rejectUnauthorized=false&greetingTimeout=1500&socketTimeout=3000";
  return {
    port: bound,
    url: `smtp://${auth ? `${auth.user}:${auth.pass}@` : ""}${address}/?${parameters}`,
    received,
    tries: () => state.tries,
    setMood: (next: Mood) => {
      state.mood = next;
    },
    /** The newest mail to an address with these words in its subject. */
    mailTo: (to: string, subject: RegExp, limit = 15_000): Promise<ReceivedMail> =>
      until(async () => received.findLast((mail) => mail.recipients.includes(to) && subject.test(mail.subject)), limit),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** The token in the link of a mail. */
export const tokenIn = (mail: ReceivedMail): string => {
  const token = /#token=([\w-]{43})/.exec(mail.text)?.[1];
  if (!token) throw new Error("no link in the mail");
  return token;
};
