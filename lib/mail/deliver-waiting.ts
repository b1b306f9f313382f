import { deliverWaitingMails } from "../../db/mail-queue.ts";
import { deliverMail } from "./deliver.ts";
import { isMailConfigured } from "./is-mail-configured.ts";

/** So that a slow server cannot take more than a function's time. */
const MOST = 5;

/** Delivers a few of the mails that wait, for a host without workers. Gives how many were tried. */
export const deliverWaiting = async (): Promise<number> =>
  isMailConfigured() ? await deliverWaitingMails(deliverMail, MOST) : 0;
