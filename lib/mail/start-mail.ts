import { deliverMails, startMailQueue, stopDelivering } from "../../db/mail-queue.ts";
import { deliverMail } from "./deliver.ts";
import { isMailConfigured } from "./is-mail-configured.ts";

/**
 * Makes the queue for mails ready, and with `isWorking` delivers what is in it. The job queue must be running. Gives a
 * function that ends it after the mails at hand.
 */
export async function startMail({ isWorking }: { isWorking: boolean }): Promise<() => Promise<void>> {
  if (!isMailConfigured()) return async () => undefined;
  await startMailQueue();
  if (!isWorking) return async () => undefined;
  const id = await deliverMails(deliverMail);
  return () => stopDelivering(id);
}
