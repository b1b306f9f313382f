import { lockMessage } from "../../db/queries/conversations/message-edits.ts";
import { countMessagesWritten, findOpenRunOfMessage, hasOpenRun, type RunRow } from "../../db/queries/runs/runs.ts";
import { getAgentRow } from "../agents/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { RetryRunBody } from "../protocol/contract/runs.ts";
import type { Fact } from "../protocol/events.ts";
import { resolveModel } from "../providers/index.ts";
import { lockThread } from "./messages/lock-thread.ts";
import { announceRunStarted } from "./queue/run-started.ts";
import { recordFacts } from "./record-facts.ts";
import { insertQueuedRun } from "./start-run.ts";

/** What is answered once more: a message with the last run that answered it, if it was made by one. */
interface Again {
  conversation_id: string;
  user_message_id: string;
  before: RunRow | undefined;
}

export interface AnsweredAgain {
  run: RunRow;
  /** False where an answer to the message was on its way: that run is told. */
  created: boolean;
  facts: Fact[];
}

/** Answers a message again, beside its earlier answers, by the agent and model asked for now or before. */
export async function answerAgain(actor: Actor, again: Again, body: RetryRunBody): Promise<AnsweredAgain> {
  const { conversation_id, user_message_id, before } = again;
  if (body.agent_id) await getAgentRow(actor, body.agent_id);
  if (body.model_id) await resolveModel(actor, body.model_id);
  const answered = await recordFacts(conversation_id, async (tx, record) => {
    await lockThread(tx, actor, conversation_id);
    const message = await lockMessage(tx, user_message_id);
    if (!message || message.is_deleted) throw fail("NOT_FOUND", { what: "message" });
    // Asked for twice at once (a double click): one more answer, not two.
    const open = await findOpenRunOfMessage(tx, user_message_id);
    if (open) return { run: open, created: false, facts: [] };
    const queued = {
      conversation_id,
      user_message_id,
      client_message_id: newId(),
      requested_agent_id: body.agent_id ?? before?.requested_agent_id ?? null,
      requested_model_id: body.model_id ?? before?.requested_model_id ?? null,
      ...(before && { retry_of: before.run_id }),
    };
    const isBehind = await hasOpenRun(tx, conversation_id);
    const [{ run, facts }] = await Promise.all([
      insertQueuedRun(tx, record, actor, queued, { isBehind }),
      countMessagesWritten(tx, conversation_id, actor.user_id, 1),
    ]);
    return { run, created: true, facts };
  });
  if (answered.created) announceRunStarted(answered.run);
  return answered;
}
