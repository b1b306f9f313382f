import { db } from "../../db/client.ts";
import { lockConversation } from "../../db/queries/runs/runs.ts";
import { findOccurrence, findSchedule, insertOccurrences, lockSchedule } from "../../db/queries/runs/schedules.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { Run } from "../protocol/contract/runs.ts";
import { getRun, recordFacts } from "../runs/index.ts";
import { only } from "./only.ts";
import { ownerOf } from "./owner-of.ts";
import { checkOccurrence, startOccurrence } from "./start-occurrence.ts";

/**
 * Sends a schedule's message now, also while it is paused; its times stay as they are. Asked twice within a second (a
 * double click) it starts one run. Throws NOT_FOUND or MODEL_UNAVAILABLE for what it names and the actor cannot use.
 */
export async function runSchedule(actor: Actor, schedule_id: string): Promise<Run> {
  const owner = ownerOf(actor, schedule_id);
  const seen = only(await findSchedule(db(), owner));
  const due_at = new Date(Math.floor(clock.now().getTime() / 1000) * 1000);
  const conversation_id = seen.conversation_id ?? newId();
  const checked = await checkOccurrence(actor, seen, conversation_id, due_at);
  const { run_id, announce } = await recordFacts(conversation_id, async (tx, record) => {
    if (seen.conversation_id) await lockConversation(tx, actor.user_id, conversation_id);
    const schedule = only(await lockSchedule(tx, owner));
    if (schedule.updated_at.getTime() !== seen.updated_at.getTime()) throw fail("CONFLICT");
    const [known] = await findOccurrence(tx, schedule_id, due_at);
    if (known?.run_id) return { run_id: known.run_id, announce: () => {} };
    const { run, announce } = await startOccurrence(tx, record, actor, { schedule, checked, due_at });
    await insertOccurrences(tx, [{ schedule_id, due_at, status: "started", run_id: run.run_id }]);
    return { run_id: run.run_id, announce };
  });
  announce();
  return await getRun(actor, run_id);
}
