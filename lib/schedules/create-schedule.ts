import { db } from "../../db/client.ts";
import { lockUser } from "../../db/queries/accounts/users.ts";
import { countSchedules, insertSchedule } from "../../db/queries/runs/schedules.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { CreateScheduleBody, Schedule } from "../protocol/contract/schedules.ts";
import { only } from "./only.ts";
import { requireTargets } from "./require-targets.ts";
import { readNewTiming } from "./rule/read-rule.ts";
import { scheduleOf } from "./schedule-of.ts";

const MOST = 100;
const TITLE = 60;

/** A message to be sent by the clock. QUOTA_EXCEEDED beyond 100 of the person's; VALIDATION_ERROR for a time that cannot be. */
export async function createSchedule(actor: Actor, body: CreateScheduleBody): Promise<Schedule> {
  const now = clock.now();
  const timezone = body.timezone ?? actor.timezone;
  const { expression, next_at } = readNewTiming({ ...body, timezone }, now);
  await requireTargets(actor, body);
  const row = await db().transaction(async (tx) => {
    // Held, so that two requests at once do not both find the last free place.
    await lockUser(tx, actor.user_id);
    if ((await countSchedules(tx, actor.user_id)) >= MOST) {
      throw fail("QUOTA_EXCEEDED", { message: `You have ${MOST} schedules. Delete one first.` });
    }
    const created = await insertSchedule(tx, {
      ...body,
      schedule_id: newId(),
      user_id: actor.user_id,
      title: body.title ?? titleOf(body.content),
      expression,
      timezone,
      next_at: body.is_active ? next_at : null,
      created_at: now,
      updated_at: now,
    });
    return only(created);
  });
  return scheduleOf(row, []);
}

/** The first line that says something, at most 60 characters. */
function titleOf(content: string): string {
  const line = content.trim().split("\n")[0]?.trim() ?? "";
  const characters = [...line];
  return characters.length > TITLE ? `${characters.slice(0, TITLE).join("")}…` : line;
}
