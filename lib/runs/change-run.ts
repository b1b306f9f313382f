import { db } from "../../db/client.ts";
import { lockIdleRun } from "../../db/queries/approvals.ts";
import { findMessage } from "../../db/queries/messages.ts";
import {
  countMessagesWritten,
  findOpenRunOfMessage,
  findRun,
  hasOpenRun,
  lockConversation,
  requestCancel,
} from "../../db/queries/runs.ts";
import { getAgentRow } from "../agents/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { RetryRunBody, Run } from "../protocol/contract/runs.ts";
import { isTerminal } from "../protocol/view.ts";
import { resolveModel } from "../providers/index.ts";
import { finishRun } from "./finish-run.ts";
import { announceRunStarted } from "./queue/run-started.ts";
import { recordFacts } from "./record-facts.ts";
import { runOf } from "./run-of.ts";
import { insertQueuedRun } from "./start-run.ts";
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
  if (body.agent_id) await getAgentRow(actor, body.agent_id);
  if (body.model_id) await resolveModel(actor, body.model_id);
  const message = await findMessage(db(), before.user_message_id);
  if (!message || message.message.is_deleted) throw fail("NOT_FOUND", { what: "message" });
  const run = await recordFacts(before.conversation_id, async (tx, record) => {
    const conversation = await lockConversation(tx, actor.user_id, before.conversation_id);
    if (!conversation || conversation.deleted_at !== null) throw fail("NOT_FOUND", { what: "conversation" });
    // Asked for twice at once (a double click): one more answer, not two.
    const open = await findOpenRunOfMessage(tx, before.user_message_id);
    if (open) return open;
    const queued = {
      conversation_id: before.conversation_id,
      user_message_id: before.user_message_id,
      client_message_id: newId(),
      requested_agent_id: body.agent_id ?? before.requested_agent_id,
      requested_model_id: body.model_id ?? before.requested_model_id,
      retry_of: run_id,
    };
    const isBehind = await hasOpenRun(tx, before.conversation_id);
    const [{ run }] = await Promise.all([
      insertQueuedRun(tx, record, actor, queued, { isBehind }),
      countMessagesWritten(tx, before.conversation_id, actor.user_id, 1),
    ]);
    return run;
  });
  announceRunStarted(run);
  return runOf(run);
}
