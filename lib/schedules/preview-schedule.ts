import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import type { PreviewScheduleQuery, SchedulePreview } from "../protocol/contract/schedules.ts";
import { readNewTiming } from "./rule/read-rule.ts";

const SHOWN = 5;

/** The next five times a rule would be due. VALIDATION_ERROR naming what is wrong with it, or that it never is. */
export async function previewSchedule(actor: Actor, query: PreviewScheduleQuery): Promise<SchedulePreview> {
  const { rule, next_at } = readNewTiming({ ...query, timezone: query.timezone ?? actor.timezone }, clock.now());
  const occurrences: string[] = [];
  for (let at: Date | null = next_at; at && occurrences.length < SHOWN; at = rule.next(at)) {
    occurrences.push(at.toISOString());
  }
  return { occurrences };
}
