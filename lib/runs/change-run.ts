import { db } from "../../db/client.ts";
import { lockIdleRun } from "../../db/queries/runs/approvals.ts";
import { findRun, lockConversation, requestCancel } from "../../db/queries/runs/runs.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import type { RetryRunBody, Run } from "../protocol/contract/runs.ts";
import { isTerminal } from "../protocol/view.ts";
import { answerAgain } from "./answer-again.ts";
import { finishRun } from "./finish-run.ts";
import { recordFacts } from "./record-facts.ts";
import { runOf } from "./run-of.ts";
import { stopSignals } from "./stop-signals.ts";

async function requireRun(actor: Actor, run_id: string) {
  const run = await findRun(db(), actor.user_id, run_id);
  if (!run) throw fail("NOT_FOUND", { what: "run" });
  return run;
}

/** A run of the actor's. */
export const getRun = async (actor: Actor, run_id: string): Promise<Run> => runOf(await requireRun(actor, run_id));

/**
 * Stops a run and keeps what it wrote. One that nobody works on (queued, or waiting for a person) ends here and now; one
 * that has ended stays as it is.
 */
export async function cancelRun(actor: Actor, run_id: string): Promise<Run> {
  const run = await requireRun(actor, run_id);
  await requestCancel(db(), run_id);
  stopSignals().stop(run_id, "cancelled");
  if (isTerminal(run.status)) return runOf(run);
  await recordFacts(run.conversation_id, async (tx, record) => {
    await lockConversation(tx, actor.user_id, run.conversation_id);
    const idle = await lockIdleRun(tx, run_id);
    if (!idle) return;
    // One that was at work before (its server stopped, or it asked for approval) keeps what it wrote and what it used.
    const { draft: content, agent_id, usage } = idle;
    const cost = idle.cost === null ? undefined : { amount: idle.cost, currency: idle.currency ?? "" };
    const metadata = { ...(content === "" ? {} : { finish_reason: "error" }), ...(usage && { usage, cost }) };
    await record(await finishRun(tx, idle, { status: "cancelled", content, metadata, agent_id, error: null }), run_id);
  });
  return getRun(actor, run_id);
}

/** Answers the same message again as a sibling of the earlier answer. The earlier run must have ended. */
export async function retryRun(actor: Actor, run_id: string, body: RetryRunBody): Promise<Run> {
  const before = await requireRun(actor, run_id);
  if (!isTerminal(before.status)) {
    throw fail("CONFLICT", { message: "This answer is still being written. Stop it first, then ask again." });
  }
  const { conversation_id, user_message_id } = before;
  const { run } = await answerAgain(actor, { conversation_id, user_message_id, before }, body);
  return runOf(run);
}
