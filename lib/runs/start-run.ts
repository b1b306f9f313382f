import type { Transaction } from "../../db/client.ts";
import { insertMessages, type NewMessage } from "../../db/queries/conversations/messages.ts";
import { firstLease, mayBeginAtOnce } from "../../db/queries/runs/run-claims.ts";
import {
  countMessagesWritten,
  countOpenRuns,
  findRunByClientMessage,
  insertRun,
  lockConversation,
  type RunRow,
} from "../../db/queries/runs/runs.ts";
import { enqueueRun } from "../../db/queue.ts";
import { getAgentRow } from "../agents/index.ts";
import { type Actor, withoutCredential } from "../core/actor.ts";
import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { Attachment, SendMessageBody } from "../protocol/contract/messages.ts";
import type { Run } from "../protocol/contract/runs.ts";
import type { Fact, NewFact } from "../protocol/events.ts";
import { resolveModel } from "../providers/index.ts";
import { searchTokens } from "../search/index.ts";
import { resolveAttachments } from "../workspace/index.ts";
import { LEASE_SECONDS, Lease, leaseOwner } from "./lease/lease.ts";
import { priorityOf, type TaskPriority } from "./priority.ts";
import { currentWorker, wakeDelay } from "./queue/current-worker.ts";
import type { ReservedPlace } from "./queue/reserved-place.ts";
import { announceRunStarted } from "./queue/run-started.ts";
import { type Record, recordFacts } from "./record-facts.ts";
import { runOf } from "./run-of.ts";
import { nameAfterMessage, titleOf } from "./title-from-message.ts";

/** Messages of one conversation that may wait for their answers. */
const MOST_WAITING = 100;
const TOO_MANY_WAITING = `${MOST_WAITING} messages of this conversation wait for their answers already. Wait for one, or withdraw some.`;

export interface StartRun extends Partial<SendMessageBody>, Partial<Omit<TaskPriority, "is_superuser">> {
  conversation_id: string;
  content: string;
  /** The schedule that sends it. */
  schedule_id?: string;
}

/** A message whose agent, model and files the sender may use: ready to be written. */
export interface CheckedRun extends Omit<StartRun, "attachments"> {
  attachments: Attachment[];
  client_message_id: string;
}

export interface StartedRun {
  run: RunRow;
  /** False for a message that was sent before: its run is told again. */
  created: boolean;
  /** Whether it was written as at work, at the place that was reserved for it. */
  begun: boolean;
  /** The facts that were written with it; none for one that was sent before. */
  facts: Fact[];
}

/**
 * Takes a message: writes it, the run, the empty answer and the queue job in one transaction. The same
 * `client_message_id` again answers with the run it started before.
 */
export async function startRun(actor: Actor, input: StartRun): Promise<Omit<StartedRun, "run"> & { run: Run }> {
  const checked = await checkRun(actor, input);
  const place = currentWorker()?.reserve(newId()) ?? null;
  try {
    const started = await recordFacts(input.conversation_id, (tx, record) =>
      startRunIn(tx, record, actor, checked, place),
    );
    if (started.begun) place?.begin(new Lease(started.run, withoutCredential(actor)));
    else if (started.created) announceRunStarted(started.run);
    return { ...started, run: runOf(started.run) };
  } finally {
    place?.giveUp();
  }
}

/** Looks up what a message names. NOT_FOUND, VALIDATION_ERROR or MODEL_UNAVAILABLE for what the actor cannot use. */
export async function checkRun(actor: Actor, input: StartRun): Promise<CheckedRun> {
  const [attachments] = await Promise.all([
    resolveAttachments(actor, input.conversation_id, input.attachments ?? []),
    input.agent_id ? getAgentRow(actor, input.agent_id) : null,
    input.model_id ? resolveModel(actor, input.model_id) : null,
  ]);
  return { ...input, attachments, client_message_id: input.client_message_id ?? newId() };
}

/**
 * As {@link startRun}, within a transaction of the caller's (`recordFacts`). Its statements go out together: they are
 * answered in order, and only what decides is waited for.
 */
export async function startRunIn(
  tx: Transaction,
  record: Record,
  actor: Actor,
  input: CheckedRun,
  place: ReservedPlace | null = null,
): Promise<StartedRun> {
  const { conversation_id, client_message_id, content, attachments } = input;
  const [conversation, known, open, isItsTurn] = await Promise.all([
    lockConversation(tx, actor.user_id, conversation_id),
    findRunByClientMessage(tx, conversation_id, client_message_id),
    countOpenRuns(tx, conversation_id, MOST_WAITING),
    place === null ? false : mayBeginAtOnce(tx, actor.user_id, env().ALMA_RUNS_PER_USER),
  ]);
  if (!conversation || conversation.deleted_at !== null) throw fail("NOT_FOUND", { what: "conversation" });
  if (known) return { run: known, created: false, begun: false, facts: [] };
  if (open >= MOST_WAITING) throw fail("CONFLICT", { message: TOO_MANY_WAITING });
  const isBehind = open > 0;
  const begun = isItsTurn && !isBehind;
  const user_message_id = newId();
  const [agent_id, model_id] = [input.agent_id ?? null, input.model_id ?? null];
  const sent: NewFact = {
    type: "user_message",
    data: { message_id: user_message_id, temp_message_id: client_message_id, content, attachments, agent_id, model_id },
  };
  const title = conversation.is_titled ? "" : titleOf(content);
  const named: NewFact[] = title === "" ? [] : [{ type: "conversation_update", data: { conversation_id, title } }];
  const { schedule_id, task_type, urgency } = input;
  const queued = { user_message_id, requested_agent_id: agent_id, requested_model_id: model_id };
  const [{ run, facts }] = await Promise.all([
    insertQueuedRun(
      tx,
      record,
      actor,
      { ...queued, conversation_id, client_message_id, schedule_id, task_type, urgency },
      {
        isBehind,
        place: begun ? place : null,
        asked: [messageOf(actor, input, user_message_id)],
        before: [sent],
        after: named,
      },
    ),
    title === "" ? null : nameAfterMessage(tx, conversation, title),
    countMessagesWritten(tx, conversation_id, actor.user_id, 2),
  ]);
  return { run, created: true, begun, facts };
}

const messageOf = (
  { user_id }: Actor,
  { conversation_id, content, attachments }: CheckedRun,
  message_id: string,
): NewMessage => ({
  message_id,
  role: "user",
  content,
  tokens: searchTokens(content),
  attachments: attachments.length > 0 ? attachments : null,
  conversation_id,
  user_id,
});

type QueuedRun = Pick<
  RunRow,
  "conversation_id" | "user_message_id" | "client_message_id" | "requested_agent_id" | "requested_model_id"
> &
  Partial<Omit<TaskPriority, "is_superuser">> & { retry_of?: string; schedule_id?: string | undefined };

interface QueuedWith {
  /** Whether an earlier run of the conversation has not ended. */
  isBehind: boolean;
  /** Where it is begun with this transaction; otherwise it is queued. */
  place?: ReservedPlace | null;
  /** Messages and facts that are written with it. */
  asked?: NewMessage[];
  before?: NewFact[];
  after?: NewFact[];
}

/** Writes a run with its empty answer and its job, and tells of it; the conversation must be locked. */
export async function insertQueuedRun(
  tx: Transaction,
  record: Record,
  actor: Actor,
  { task_type = "interactive", urgency = "normal", ...queued }: QueuedRun,
  { isBehind, place = null, asked = [], before = [], after = [] }: QueuedWith,
): Promise<{ run: RunRow; facts: Fact[] }> {
  const [run_id, assistant_message_id] = [place?.run_id ?? newId(), newId()];
  const answer: NewMessage = {
    message_id: assistant_message_id,
    role: "assistant",
    content: "",
    tokens: [],
    conversation_id: queued.conversation_id,
    user_id: actor.user_id,
    parent_message_id: queued.user_message_id,
  };
  const priority = priorityOf({ is_superuser: actor.is_superuser, task_type, urgency });
  const received: NewFact = {
    type: "message_received",
    data: {
      message_id: queued.user_message_id,
      temp_message_id: queued.client_message_id,
      status: isBehind ? "queued" : "processing",
      run_id,
      assistant_message_id,
    },
  };
  const row = { ...queued, run_id, user_id: actor.user_id, assistant_message_id, priority, task_type, urgency };
  // The job of one that is begun here is for the case that this process does not live to end it.
  const [taken, delay_ms] = place ? [firstLease(leaseOwner(), LEASE_SECONDS), LEASE_SECONDS * 1000] : [{}, wakeDelay()];
  // In the order in which they refer to each other.
  const [, run, facts] = await Promise.all([
    insertMessages(tx, [...asked, answer]),
    insertRun(tx, { ...row, ...taken }),
    record([...before, received, ...after], run_id),
    enqueueRun(tx, run_id, priority, delay_ms),
  ]);
  return { run, facts };
}
