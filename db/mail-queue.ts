import { sql } from "drizzle-orm";
import { fromDrizzle } from "pg-boss";
import type { Transaction } from "./client.ts";
import { boss } from "./queue.ts";

const MAIL = "mail";

/** Tries again after 2, 4, 8, ... seconds, in the end every half hour, for about four hours. */
const OPTIONS = {
  notify: true,
  retryLimit: 16,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 1_800,
  // Longer than a try may take: after it the process that had the job counts as dead.
  expireInSeconds: 180,
  deleteAfterSeconds: 3_600,
};

/** What lies in the queue's table: `sealed` is encrypted and opens with the job's own id only. */
export interface MailJob {
  mail_id: string;
  sealed: string;
}

/** Makes sure that the queue for mails is there; the queue itself must have been started. Senders need it too. */
export async function startMailQueue(): Promise<void> {
  await boss().createQueue(MAIL, OPTIONS);
  await boss().updateQueue(MAIL, OPTIONS);
}

/** Puts a mail on its way, on the transaction of what it tells of: both happen or neither. */
export async function enqueueMail(tx: Transaction, job: MailJob): Promise<void> {
  await boss().send(MAIL, job, { db: fromDrizzle(tx, sql) });
}

/** Calls `deliver` for each mail, two at a time; one that throws is tried again. Answers what {@link stopDelivering} needs. */
export const deliverMails = (deliver: (job: MailJob) => Promise<void>): Promise<string> =>
  boss().work<MailJob>(
    MAIL,
    { localConcurrency: 2, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 },
    async ([job]) => {
      if (job) await deliver(job.data);
    },
  );

/** Waits for the mails that are being handed over right now. */
export const stopDelivering = (id: string): Promise<void> => boss().offWork(MAIL, { id, wait: true });

/** For a process that does not live long: delivers what waits, at most `most` of them. Gives how many it took. */
export async function deliverWaitingMails(deliver: (job: MailJob) => Promise<void>, most: number): Promise<number> {
  const jobs = await boss().fetch<MailJob>(MAIL, { batchSize: most });
  for (const job of jobs) {
    try {
      await deliver(job.data);
      await boss().complete(MAIL, job.id);
    } catch (error) {
      await boss().fail(MAIL, job.id, { message: error instanceof Error ? error.message : "failed" });
    }
  }
  return jobs.length;
}
