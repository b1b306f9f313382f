import { db } from "../../db/client.ts";
import { sendMail } from "../mail/index.ts";
import type { Taken } from "../protocol/contract/password.ts";
import { countMailRequest } from "./limits.ts";

/**
 * Sends a link to a new password to the account with this address (in lower case). The account is looked up only when the
 * mail is written, after the answer: so the answer and the work are the same where there is none. RATE_LIMITED.
 */
export async function forgotPassword({ email }: { email: string }): Promise<Taken> {
  countMailRequest(email, "password");
  await db().transaction((tx) => sendMail(tx, { to: email, template: "reset", params: {} }));
  return { status: "accepted" };
}
