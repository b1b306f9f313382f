import type { Transaction } from "../../db/client.ts";
import type { RunRow } from "../../db/queries/runs/runs.ts";
import type { ScheduleRow } from "../../db/queries/runs/schedules.ts";
import { getAgentRow } from "../agents/index.ts";
import { createConversationIn } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { intlTimeZone } from "../protocol/time-zone.ts";
import { announceRunStarted, type CheckedRun, checkRun, type recordFacts, startRunIn } from "../runs/index.ts";
import { wallTimeOf } from "./rule/wall-time.ts";

type Record = Parameters<Parameters<typeof recordFacts>[1]>[1];

const LONGEST_TITLE = 180;

/** What an occurrence sends, looked up with the rights of its person. Throws NOT_FOUND or MODEL_UNAVAILABLE. */
export async function checkOccurrence(
  actor: Actor,
  schedule: ScheduleRow,
  conversation_id: string,
  due_at: Date,
): Promise<CheckedRun> {
  const { schedule_id, content, agent_id, model_id, urgency } = schedule;
  // A run whose agent is switched off would fall back to the orchestrator; here nobody is there to see it.
  const agent = agent_id && (await getAgentRow(actor, agent_id));
  if (agent && agent.status !== "active") throw fail("NOT_FOUND", { what: "agent" });
  const client_message_id = `schedule:${schedule_id}:${due_at.toISOString()}`;
  const asked = { conversation_id, content, agent_id, model_id, client_message_id };
  return await checkRun(actor, { ...asked, task_type: "scheduled", urgency, schedule_id });
}

/**
 * Starts the run of an occurrence, in a conversation of its own where the schedule names none. `announce` is for after
 * the commit.
 */
export async function startOccurrence(
  tx: Transaction,
  record: Record,
  actor: Actor,
  { schedule, checked, due_at }: { schedule: ScheduleRow; checked: CheckedRun; due_at: Date },
): Promise<{ run: RunRow; announce: () => void }> {
  let tellConversation = () => {};
  if (schedule.conversation_id === null) {
    const date = wallTimeOf(due_at, intlTimeZone(schedule.timezone)).slice(0, 10);
    const title = `${schedule.title.slice(0, LONGEST_TITLE).toWellFormed()} · ${date}`;
    const created = await createConversationIn(tx, actor, checked.conversation_id, { title });
    tellConversation = created.announce;
  }
  const { run } = await startRunIn(tx, record, actor, checked);
  const announce = () => {
    tellConversation();
    announceRunStarted(run);
  };
  return { run, announce };
}
