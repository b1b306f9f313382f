import { db, type Transaction } from "../../db/client.ts";
import { findUser } from "../../db/queries/accounts/users.ts";
import { findConversation } from "../../db/queries/conversations/conversations.ts";
import {
  findOccurrence,
  insertOccurrences,
  lockDueSchedule,
  type NewOccurrence,
  type ScheduleRow,
  tryLockConversation,
  updateScheduleRow,
} from "../../db/queries/runs/schedules.ts";
import { clock } from "../core/clock.ts";
import { type AlmaError, fail, isAlmaError } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { MissedReason } from "../protocol/missed-reason.ts";
import { type CheckedRun, recordFacts } from "../runs/index.ts";
import { actorOf } from "./actor-of.ts";
import { keptReason } from "./kept-reason.ts";
import { readRule } from "./rule/read-rule.ts";
import { type DueWork, settleDue } from "./settle-due.ts";
import { checkOccurrence, startOccurrence } from "./start-occurrence.ts";

/** How many occurrences one look at a due schedule started and recorded as missed. */
export interface Taken {
  started: number;
  missed: number;
}

/**
 * Does what a due schedule asks for, in one transaction: its next occurrence is started, or recorded as missed with the
 * reason, and the time after it is set; a schedule whose conversation was deleted is paused instead. A transaction that
 * does not come to its end leaves the schedule due. Nothing is done where it is not due any more, was changed since it was
 * listed, or is in the hands of another process.
 */
export async function takeDue(listed: ScheduleRow): Promise<Taken> {
  try {
    return await take(listed, null);
  } catch (error) {
    // What is refused now is refused at every further try; anything else (the database) is tried at the next look.
    if (!isAlmaError(error)) throw error;
    return await take(listed, refusalOf(error));
  }
}

async function take(listed: ScheduleRow, refusal: MissedReason | null): Promise<Taken> {
  const { schedule_id, user_id } = listed;
  const now = clock.now();
  const work = settleDue(readRule(listed), listed.next_at ?? now, now);
  const conversation_id = listed.conversation_id ?? newId();
  const checked = refusal === null ? await check(listed, conversation_id, work.start) : null;
  let announce = () => {};
  const taken = await recordFacts(conversation_id, async (tx, record) => {
    const isOver = refusal === "conversation";
    // Into what was deleted nothing is written: it need not be held.
    const isFree = isOver || (await holdConversation(tx, listed));
    const schedule = isFree && (await holdSchedule(tx, listed, now));
    if (!schedule) return { started: 0, missed: 0 };
    const user = await findUser(tx, user_id);
    await updateScheduleRow(tx, schedule, isOver ? paused(schedule) : { next_at: work.next });
    const { start: due_at } = work;
    const isKnown = due_at !== null && (await findOccurrence(tx, schedule_id, due_at)).length > 0;
    if (!due_at || !checked || !user?.is_active || isKnown) {
      const reason = refusal ?? (user?.is_active ? null : "account");
      return { started: 0, missed: (await insertOccurrences(tx, missedOf(schedule_id, work, reason))).length };
    }
    const started = await startOccurrence(tx, record, actorOf(user), { schedule, checked, due_at });
    announce = started.announce;
    const row: NewOccurrence = { schedule_id, due_at, status: "started", run_id: started.run.run_id };
    const rows = await insertOccurrences(tx, [...missedOf(schedule_id, work, null), row]);
    return { started: 1, missed: rows.length - 1 };
  });
  announce();
  return taken;
}

/** What was written into a conversation that is gone has nowhere to go at any later time either. */
const paused = ({ version }: ScheduleRow) => ({ is_active: false, next_at: null, version: version + 1 });

/**
 * Whether the schedule's conversation is in our hands: it is locked first, as by whoever removes one. Nobody is waited for:
 * what somebody else has in hand is left for the next look. Throws NOT_FOUND when it was removed.
 */
async function holdConversation(tx: Transaction, { conversation_id, user_id }: ScheduleRow): Promise<boolean> {
  if (conversation_id === null || (await tryLockConversation(tx, conversation_id)).length > 0) return true;
  if ((await findConversation(tx, { conversation_id, user_id })).length === 0)
    throw fail("NOT_FOUND", { what: "conversation" });
  return false;
}

/** The schedule, if it is still due and as it was listed. */
async function holdSchedule(tx: Transaction, listed: ScheduleRow, now: Date): Promise<ScheduleRow | null> {
  const [schedule] = await lockDueSchedule(tx, listed.schedule_id, now);
  return schedule && isUnchanged(schedule, listed) ? schedule : null;
}

/** What is to be sent, with the rights its person has now; null where nothing is, or nobody may. */
async function check(schedule: ScheduleRow, conversation_id: string, due_at: Date | null): Promise<CheckedRun | null> {
  if (!due_at) return null;
  const user = await findUser(db(), schedule.user_id);
  return user?.is_active ? await checkOccurrence(actorOf(user), schedule, conversation_id, due_at) : null;
}

const isUnchanged = (now: ScheduleRow, listed: ScheduleRow): boolean =>
  now.updated_at.getTime() === listed.updated_at.getTime() && now.next_at?.getTime() === listed.next_at?.getTime();

/** The records of what is not executed; `reason` is that of the occurrence whose time it is, if it has one. */
function missedOf(schedule_id: string, work: DueWork, reason: MissedReason | null): NewOccurrence[] {
  const row = (due_at: Date, kept: string): NewOccurrence => ({ schedule_id, due_at, status: "missed", reason: kept });
  return [
    ...work.missed.map((due_at) => row(due_at, keptReason("late"))),
    ...(work.more ? [row(work.more.due_at, keptReason("more_late", work.more))] : []),
    ...(work.start && reason ? [row(work.start, keptReason(reason))] : []),
  ];
}

function refusalOf({ code, what }: AlmaError): MissedReason {
  if (code === "MODEL_UNAVAILABLE") return "model";
  if (code === "NOT_FOUND" && (what === "agent" || what === "model" || what === "conversation")) return what;
  return "refused";
}
