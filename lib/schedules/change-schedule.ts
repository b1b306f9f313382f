import { db } from "../../db/client.ts";
import {
  deleteScheduleRow,
  lockSchedule,
  type ScheduleRow,
  updateScheduleRow,
} from "../../db/queries/runs/schedules.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { checkVersion } from "../core/http/if-match.ts";
import type { Schedule, UpdateScheduleBody } from "../protocol/contract/schedules.ts";
import { getSchedule } from "./list-schedules.ts";
import { only } from "./only.ts";
import { ownerOf } from "./owner-of.ts";
import { requireTargets } from "./require-targets.ts";
import { readNewTiming } from "./rule/read-rule.ts";

/**
 * Changes, pauses or resumes; what the body leaves out stays. Times that passed while it was paused are not made up for.
 * VALIDATION_ERROR for a time that cannot be, also when one that is over is resumed; NOT_FOUND for one whose conversation
 * is gone; PRECONDITION_FAILED.
 */
export async function updateSchedule(actor: Actor, schedule_id: string, body: UpdateScheduleBody): Promise<Schedule> {
  const owner = ownerOf(actor, schedule_id);
  const { conversation_id } = await getSchedule(actor, schedule_id);
  // One that was paused because its conversation was deleted needs another one first.
  await requireTargets(actor, body.is_active ? { conversation_id, ...body } : body);
  await db().transaction(async (tx) => {
    const row = only(await lockSchedule(tx, owner));
    checkVersion(row.version);
    const now = clock.now();
    const changes = { ...body, ...timingOf(row, body, now), updated_at: now, version: row.version + 1 };
    await updateScheduleRow(tx, owner, changes);
  });
  return await getSchedule(actor, schedule_id);
}

/** The columns of the time, where the change touches it. */
function timingOf(row: ScheduleRow, body: UpdateScheduleBody, now: Date) {
  const { kind = row.kind, expression = row.expression, timezone = row.timezone } = body;
  const isSame = kind === row.kind && expression === row.expression && timezone === row.timezone;
  const is_active = body.is_active ?? row.is_active;
  if (isSame && is_active === row.is_active) return {};
  if (isSame && !is_active) return { next_at: null };
  const timing = readNewTiming({ kind, expression, timezone }, now);
  return { expression: timing.expression, next_at: is_active ? timing.next_at : null };
}

/** Removes a schedule with the record of its occurrences; conversations it wrote in stay. PRECONDITION_FAILED. */
export async function deleteSchedule(actor: Actor, schedule_id: string): Promise<void> {
  const owner = ownerOf(actor, schedule_id);
  await db().transaction(async (tx) => {
    checkVersion(only(await lockSchedule(tx, owner)).version);
    await deleteScheduleRow(tx, owner);
    await audit(tx, actor, "schedule.deleted", { schedule_id });
  });
}
