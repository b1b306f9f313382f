import type { MailJob } from "../../db/mail-queue.ts";
import { logger } from "../core/log/logger.ts";
import { emailSchema } from "../protocol/contract/users.ts";
import { decryptSecret } from "../security/index.ts";
import { composeMail } from "./compose.ts";
import type { Mail } from "./mail.ts";
import { MAIL_OWNER } from "./send-mail.ts";
import { handOver } from "./transport.ts";

/** What may be told of a failure: never the server's words, which quote the address. */
interface Failure {
  code: string;
  status: number | null;
  /** The server will not take this mail however often it is offered. */
  is_final: boolean;
}

/**
 * Opens a job, writes its mail and hands it over. Rejects when it should be tried again, with an error that the queue may
 * keep: neither address nor link is in it.
 */
export async function deliverMail({ mail_id, sealed }: MailJob): Promise<void> {
  const mail: Mail = JSON.parse(decryptSecret(sealed, { row_id: mail_id, owner_id: MAIL_OWNER }));
  const { template } = mail;
  if (!emailSchema.safeParse(mail.to).success) {
    return logger().warn({ mail_id, template }, "a mail has no usable address");
  }
  const composed = await composeMail(mail);
  if (!composed) return logger().debug({ mail_id, template }, "a mail was not needed any more");
  try {
    await handOver(mail_id, composed);
    logger().info({ mail_id, template }, "a mail was handed over");
  } catch (error) {
    await composed.discard();
    const failure = failureOf(error);
    logger().warn({ mail_id, template, ...failure }, "a mail was not taken");
    if (!failure.is_final) throw new Error(`The mail server did not take it: ${failure.code} ${failure.status ?? ""}`);
  }
}

function failureOf(error: unknown): Failure {
  const of = (name: string): unknown =>
    typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  const code = typeof of("code") === "string" ? String(of("code")) : "UNKNOWN";
  const answered = of("responseCode");
  const status = typeof answered === "number" ? answered : null;
  // A refused sign-in or an unknown sender is the operator's to mend, and the mail can go then.
  const is_final = (code === "EENVELOPE" || code === "EMESSAGE") && status !== null && status >= 550 && status < 560;
  return { code, status, is_final };
}
