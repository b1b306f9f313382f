import { createTransport } from "nodemailer";
import { env } from "../core/env.ts";
import { type ComposedMail, sender } from "./compose.ts";

/** Milliseconds, unless SMTP_URL has others as parameters. */
const PATIENCE = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** For a whole mail, whatever the server does. */
const LIMIT_MS = 90_000;

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * What SMTP_URL leaves open. With a password, a server that offers no encryption is refused, for it may be somebody in
 * between; `?requireTLS=false` in SMTP_URL allows it, and a server on this machine is allowed anyway.
 */
export function transportOptions(setting: string) {
  const url = new URL(setting);
  const isSaid = (name: string) => url.searchParams.has(name);
  const mustEncrypt =
    url.username !== "" && !LOOPBACK.has(url.hostname) && !isSaid("requireTLS") && !isSaid("ignoreTLS");
  return {
    url: setting,
    ...Object.fromEntries(Object.entries(PATIENCE).filter(([name]) => !isSaid(name))),
    ...(mustEncrypt && { requireTLS: true }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * Hands a mail over to the mail server; rejects when it was not taken. The same `mail_id` again has the same Message-ID, so
 * that a mail whose receipt got lost is shown once.
 */
export async function handOver(mail_id: string, { to, subject, text, html }: ComposedMail): Promise<void> {
  const host = new URL(env().ALMA_URL).hostname;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error("late"), { code: "ETIMEDOUT" })), LIMIT_MS);
  });
  const handed = createTransport(transportOptions(env().SMTP_URL ?? "")).sendMail({
    from: sender(),
    // As an object: an address is never parsed as a list of them.
    to: { name: "", address: to },
    subject,
    text,
    html,
    messageId: `<${mail_id}@${host}>`,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  });
  try {
    await Promise.race([handed, late]);
  } finally {
    clearTimeout(timer);
  }
}
