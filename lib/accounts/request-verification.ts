import { db } from "../../db/client.ts";
import { sendMail } from "../mail/index.ts";
import type { Taken } from "../protocol/contract/password.ts";
import { countMailRequest } from "./limits.ts";

/** Sends the link that verifies an address again, if an account waits for it; the answer is the same if not. RATE_LIMITED. */
export async function requestVerification({ email }: { email: string }): Promise<Taken> {
  countMailRequest(email, "verification");
  await db().transaction((tx) => sendMail(tx, { to: email, template: "verification", params: {} }));
  return { status: "accepted" };
}
