import { db } from "../../db/client.ts";
import {
  countOccurrences,
  countSchedules,
  findSchedule,
  listNewestOccurrences,
  listOccurrenceRows,
  listScheduleRows,
} from "../../db/queries/runs/schedules.ts";
import type { Actor } from "../core/actor.ts";
import type {
  ListOccurrencesQuery,
  ListSchedulesQuery,
  Schedule,
  ScheduleOccurrence,
} from "../protocol/contract/schedules.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { only } from "./only.ts";
import { ownerOf } from "./owner-of.ts";
import { occurrenceOf, scheduleOf } from "./schedule-of.ts";

const SHOWN = 3;

/** The actor's schedules with their newest occurrences, the next to be due first unless sorted otherwise. */
export async function listSchedules(actor: Actor, query: ListSchedulesQuery): Promise<Page<Schedule>> {
  const { page, per_page, is_active, sort } = query;
  const { user_id } = actor;
  const [rows, total] = await Promise.all([
    listScheduleRows(db(), { user_id, is_active }, { sort, limit: per_page, offset: (page - 1) * per_page }),
    countSchedules(db(), user_id, is_active),
  ]);
  const ids = rows.map(({ schedule_id }) => schedule_id);
  const newest = await listNewestOccurrences(db(), ids, SHOWN);
  return pageOf(
    rows.map((row) => scheduleOf(row, newest)),
    total,
    page,
    per_page,
  );
}

/** One schedule of the actor's. Throws NOT_FOUND for a missing one and somebody else's alike. */
export async function getSchedule(actor: Actor, schedule_id: string): Promise<Schedule> {
  const row = only(await findSchedule(db(), ownerOf(actor, schedule_id)));
  return scheduleOf(row, await listNewestOccurrences(db(), [schedule_id], SHOWN));
}

/** What became of the due times of a schedule, newest first. */
export async function listOccurrences(
  actor: Actor,
  schedule_id: string,
  { page, per_page }: ListOccurrencesQuery,
): Promise<Page<ScheduleOccurrence>> {
  only(await findSchedule(db(), ownerOf(actor, schedule_id)));
  const [rows, total] = await Promise.all([
    listOccurrenceRows(db(), schedule_id, { limit: per_page, offset: (page - 1) * per_page }),
    countOccurrences(db(), schedule_id),
  ]);
  return pageOf(rows.map(occurrenceOf), total, page, per_page);
}
