import { db, type Transaction } from "../../db/client.ts";
import { hideMessages, lockMessage } from "../../db/queries/conversations/message-edits.ts";
import { findRun, lockConversation, lockQueuedRun, type RunRow, updateRun } from "../../db/queries/runs/runs.ts";
import { enqueueRun } from "../../db/queue.ts";
import { getAgentRow } from "../agents/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import type { EditQueuedRunBody, Run } from "../protocol/contract/runs.ts";
import type { NewFact } from "../protocol/events.ts";
import { resolveModel } from "../providers/index.ts";
import { resolveAttachments } from "../workspace/index.ts";
import { finishRun } from "./finish-run.ts";
import { rewriteMessage } from "./messages/rewrite-message.ts";
import { recordFacts } from "./record-facts.ts";
import { runOf } from "./run-of.ts";

/**
 * Changes a message that still waits for its turn: its words, its files, who shall answer; what is absent stays. What it
 * said before is kept. CONFLICT once the run has been begun: then the words have been read.
 */
export async function editQueuedRun(actor: Actor, run_id: string, change: EditQueuedRunBody): Promise<Run> {
  const { conversation_id } = await requireRun(actor, run_id);
  const files = change.attachments && (await resolveAttachments(actor, conversation_id, change.attachments));
  if (change.agent_id) await getAgentRow(actor, change.agent_id);
  if (change.model_id) await resolveModel(actor, change.model_id);
  await recordFacts(conversation_id, async (tx, record) => {
    const run = await lockUnbegun(tx, actor, run_id, conversation_id);
    // A claim does not wait for a run that is being changed, it passes it by: so it is called again.
    await enqueueRun(tx, run_id, run.priority);
    const { agent_id: requested_agent_id, model_id: requested_model_id } = change;
    if (requested_agent_id !== undefined || requested_model_id !== undefined)
      await updateRun(tx, run_id, { requested_agent_id, requested_model_id });
    if (change.content === undefined && !files) return;
    const before = await lockMessage(tx, run.user_message_id);
    if (!before) throw fail("NOT_FOUND", { what: "message" });
    await record([await rewriteMessage(tx, before, { content: change.content, attachments: files })], run_id);
  });
  return runOf(await requireRun(actor, run_id));
}

/**
 * Takes a message back that still waits for its turn: it and its empty answer leave the conversation, its run ends as
 * cancelled, and its text stays in the database. Asked again it answers the same; CONFLICT once the run has been begun.
 */
export async function withdrawQueuedRun(actor: Actor, run_id: string): Promise<Run> {
  const { conversation_id } = await requireRun(actor, run_id);
  await recordFacts(conversation_id, async (tx, record) => {
    if (await isWithdrawn(tx, actor, run_id, conversation_id)) return;
    const run = await lockUnbegun(tx, actor, run_id, conversation_id);
    const end = { status: "cancelled" as const, content: "", metadata: {}, agent_id: null, error: null };
    const ended = await finishRun(tx, run, end);
    const message_ids = [run.user_message_id, run.assistant_message_id];
    await hideMessages(tx, run, message_ids);
    const gone = message_ids.map((message_id): NewFact => ({ type: "message_update", data: hidden(message_id) }));
    await record([...gone, ...ended], run_id);
  });
  return runOf(await requireRun(actor, run_id));
}

const hidden = (message_id: string) => ({ message_id, is_deleted: true });

async function requireRun(actor: Actor, run_id: string): Promise<RunRow> {
  const run = await findRun(db(), actor.user_id, run_id);
  if (!run) throw fail("NOT_FOUND", { what: "run" });
  return run;
}

async function isWithdrawn(tx: Transaction, actor: Actor, run_id: string, conversation_id: string): Promise<boolean> {
  await lockConversation(tx, actor.user_id, conversation_id);
  const run = await findRun(tx, actor.user_id, run_id);
  if (run?.status !== "cancelled") return false;
  return (await lockMessage(tx, run.user_message_id))?.is_deleted ?? false;
}

/**
 * The run, held so that nobody can begin it before this transaction is over: a claim passes by a row that is locked. One
 * that answers an answered message again shares that message, so neither its words nor its place are free to change.
 */
async function lockUnbegun(tx: Transaction, actor: Actor, run_id: string, conversation_id: string): Promise<RunRow> {
  const conversation = await lockConversation(tx, actor.user_id, conversation_id);
  if (!conversation || conversation.deleted_at !== null) throw fail("NOT_FOUND", { what: "conversation" });
  const run = await lockQueuedRun(tx, run_id);
  if (run && run.fence === 0 && run.retry_of === null && run.cancel_requested_at === null) return run;
  const now = await findRun(tx, actor.user_id, run_id);
  const isOver = now?.finished_at !== null;
  throw fail("CONFLICT", {
    message: isOver
      ? "This message no longer waits: it was answered, stopped or withdrawn. Send another."
      : "This message is being answered. Stop it first, or send another.",
  });
}
