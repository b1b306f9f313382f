import type { Transaction } from "../../db/client.ts";
import { enqueueMail } from "../../db/mail-queue.ts";
import { newId } from "../core/ids.ts";
import { encryptSecret } from "../security/index.ts";
import { announceMail } from "./after-request.ts";
import { isMailConfigured } from "./is-mail-configured.ts";
import type { Mail } from "./mail.ts";

/** Who a sealed mail belongs to, as far as its encryption is concerned. */
export const MAIL_OWNER = "mail";

/**
 * Puts a mail on its way in the transaction of what it tells of; a worker hands it to the mail server afterwards and tries
 * again for hours. Nothing of it lies open in the queue. Does nothing where there is no mail server.
 */
export async function sendMail(tx: Transaction, mail: Mail): Promise<void> {
  if (!isMailConfigured()) return;
  const mail_id = newId();
  const sealed = encryptSecret(JSON.stringify(mail), { row_id: mail_id, owner_id: MAIL_OWNER });
  await enqueueMail(tx, { mail_id, sealed });
  announceMail();
}
