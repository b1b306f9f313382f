import { db } from "../../db/client.ts";
import { findMessage } from "../../db/queries/conversations/messages.ts";
import { listWaitingRuns } from "../../db/queries/runs/approvals.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { messageOf } from "../messages/index.ts";
import type { Message } from "../protocol/contract/messages.ts";
import type { Run } from "../protocol/contract/runs.ts";
import { isErrorCode } from "../protocol/error-codes.ts";
import { isTerminal } from "../protocol/view.ts";
import { hub } from "../realtime/index.ts";
import { getRun } from "./change-run.ts";

/** Between looks at the database, for a run that another process executes. */
const LOOK_MS = 2000;

/** How waiting for a run ended: with its answer, or with the run that must wait for a person itself. */
export type Waited = { kind: "answered"; message: Message } | { kind: "waiting"; run: Run };

/**
 * The assistant message of a run once it has ended; fails with the run's error when it failed. A run that waits for a
 * person's approval, or stands behind one that does, is answered as it is: that may take a day.
 */
export async function waitForRun(actor: Actor, run_id: string, signal: AbortSignal): Promise<Waited> {
  for (;;) {
    const run = await getRun(actor, run_id);
    if (isTerminal(run.status)) {
      if (run.status === "failed") {
        throw fail(isErrorCode(run.error?.code) ? run.error.code : "INTERNAL_ERROR", { message: run.error?.message });
      }
      const row = await findMessage(db(), run.assistant_message_id);
      if (!row) throw fail("NOT_FOUND", { what: "message" });
      return { kind: "answered", message: messageOf(row, []) };
    }
    if (await needsPerson(run)) return { kind: "waiting", run };
    if (signal.aborted) throw fail("RUN_CANCELLED", { message: "The request was closed; the run goes on." });
    await nextChange(run.conversation_id, run_id, signal);
  }
}

const isWaiting = (status: Run["status"]): boolean => status === "waiting_approval";

/** Runs of a conversation execute in order, so one that is queued may wait for another's approval. */
async function needsPerson(run: Run): Promise<boolean> {
  if (isWaiting(run.status)) return true;
  return run.status === "queued" && (await listWaitingRuns(db(), run.conversation_id)).length > 0;
}

/** Resolves when the run's status changes in this process, when the request ends, or after a while. */
const nextChange = (conversation_id: string, run_id: string, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, LOOK_MS);
    const unsubscribe = hub().subscribe(conversation_id, (event) => {
      if (event.type === "run_status" && (event.data.run_id === run_id || isWaiting(event.data.status))) done();
    });
    signal.addEventListener("abort", done);
  });
