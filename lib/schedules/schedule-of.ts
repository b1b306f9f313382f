import type { ScheduleRow, ShownOccurrence } from "../../db/queries/runs/schedules.ts";
import type { Schedule, ScheduleOccurrence } from "../protocol/contract/schedules.ts";
import { reasonOf } from "./kept-reason.ts";

/** A row as the API shows it; `newest` are its last occurrences. */
export const scheduleOf = (row: ScheduleRow, newest: ShownOccurrence[]): Schedule => ({
  schedule_id: row.schedule_id,
  title: row.title,
  content: row.content,
  conversation_id: row.conversation_id,
  agent_id: row.agent_id,
  model_id: row.model_id,
  kind: row.kind,
  expression: row.expression,
  timezone: row.timezone,
  urgency: row.urgency,
  is_active: row.is_active,
  next_at: row.next_at?.toISOString() ?? null,
  last_occurrences: newest.filter(({ schedule_id }) => schedule_id === row.schedule_id).map(occurrenceOf),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  version: row.version,
});

export const occurrenceOf = (row: ShownOccurrence): ScheduleOccurrence => ({
  due_at: row.due_at.toISOString(),
  status: row.status,
  run_id: row.run_id,
  conversation_id: row.conversation_id,
  reason: reasonOf(row.reason),
  recorded_at: row.recorded_at.toISOString(),
});
