import type { Transaction } from "../../db/client.ts";
import { insertMessages } from "../../db/queries/messages.ts";
import {
  countMessagesWritten,
  findRunByClientMessage,
  hasOpenRun,
  insertRun,
  lockConversation,
  type RunRow,
} from "../../db/queries/runs.ts";
import { enqueueRun } from "../../db/queue.ts";
import { getAgentRow } from "../agents/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { SendMessageBody } from "../protocol/contract/messages.ts";
import type { Run } from "../protocol/contract/runs.ts";
import type { NewFact } from "../protocol/events.ts";
import { resolveModel } from "../providers/index.ts";
import { searchTokens } from "../search/index.ts";
import { resolveAttachments } from "../workspace/index.ts";
import { priorityOf } from "./priority.ts";
import { recordFacts } from "./record-facts.ts";
import { runOf } from "./run-of.ts";
import { titleFromMessage } from "./title-from-message.ts";

export interface StartRun extends Partial<SendMessageBody> {
  conversation_id: string;
  content: string;
}

/**
 * Takes a message: writes it, the run, the empty answer and the queue job in one transaction. The same
 * `client_message_id` again answers with the run it started before.
 */
export async function startRun(actor: Actor, input: StartRun): Promise<{ run: Run; created: boolean }> {
  const attachments = await resolveAttachments(actor, input.conversation_id, input.attachments ?? []);
  if (input.agent_id) await getAgentRow(actor, input.agent_id);
  if (input.model_id) await resolveModel(actor, input.model_id);
  const client_message_id = input.client_message_id ?? newId();
  const { run, created } = await recordFacts(input.conversation_id, async (tx, record) => {
    const conversation = await lockConversation(tx, actor.user_id, input.conversation_id);
    if (!conversation || conversation.deleted_at !== null) throw fail("NOT_FOUND", { what: "conversation" });
    const known = await findRunByClientMessage(tx, input.conversation_id, client_message_id);
    if (known) return { run: known, created: false };
    const user_message_id = newId();
    await insertMessages(tx, [
      {
        message_id: user_message_id,
        role: "user",
        content: input.content,
        tokens: searchTokens(input.content),
        attachments: attachments.length > 0 ? attachments : null,
        conversation_id: input.conversation_id,
        user_id: actor.user_id,
      },
    ]);
    const started = await insertQueuedRun(tx, actor, {
      conversation_id: input.conversation_id,
      user_message_id,
      client_message_id,
      requested_agent_id: input.agent_id ?? null,
      requested_model_id: input.model_id ?? null,
    });
    await countMessagesWritten(tx, input.conversation_id, actor.user_id, 2);
    const titled = conversation.is_titled ? [] : await titleFromMessage(tx, conversation, input.content);
    const sent: NewFact = {
      type: "user_message",
      data: {
        message_id: user_message_id,
        temp_message_id: client_message_id,
        content: input.content,
        attachments,
        agent_id: input.agent_id ?? null,
        model_id: input.model_id ?? null,
      },
    };
    await record([sent, started.received, ...titled], started.run.run_id);
    return { run: started.run, created: true };
  });
  return { run: runOf(run), created };
}

type QueuedRun = Pick<
  RunRow,
  "conversation_id" | "user_message_id" | "client_message_id" | "requested_agent_id" | "requested_model_id"
> & { retry_of?: string };

/** Writes a run with its empty answer and its job; the conversation must be locked. */
export async function insertQueuedRun(tx: Transaction, actor: Actor, queued: QueuedRun) {
  const behind = await hasOpenRun(tx, queued.conversation_id);
  const assistant_message_id = newId();
  await insertMessages(tx, [
    {
      message_id: assistant_message_id,
      role: "assistant",
      content: "",
      tokens: [],
      conversation_id: queued.conversation_id,
      user_id: actor.user_id,
      parent_message_id: queued.user_message_id,
    },
  ]);
  const priority = priorityOf({ is_superuser: actor.is_superuser, task_type: "interactive", urgency: "normal" });
  const run = await insertRun(tx, {
    ...queued,
    run_id: newId(),
    user_id: actor.user_id,
    assistant_message_id,
    priority,
  });
  await enqueueRun(tx, run.run_id, priority);
  const received: NewFact = {
    type: "message_received",
    data: {
      message_id: queued.user_message_id,
      temp_message_id: queued.client_message_id,
      status: behind ? "queued" : "processing",
      run_id: run.run_id,
      assistant_message_id,
    },
  };
  return { run, received };
}
