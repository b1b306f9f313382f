import { z } from "zod";
import { MISSED_REASONS, type MissedReason } from "../missed-reason.ts";
import { contract } from "./define.ts";
import { flag, instant, name, page, sortBy, text, uuid } from "./fields.ts";
import { runSchema } from "./run-schema.ts";
import { timezoneSchema } from "./users.ts";

export const scheduleKindSchema = z.enum(["once", "cron", "rrule"]);
export type ScheduleKind = z.infer<typeof scheduleKindSchema>;

const missedReasons = Object.keys(MISSED_REASONS) as [MissedReason, ...MissedReason[]];

/** What became of one due time. */
export const occurrenceSchema = z
  .object({
    due_at: instant,
    status: z.enum(["started", "missed"]),
    run_id: uuid.nullable(),
    /** Where the answer is. */
    conversation_id: uuid.nullable(),
    reason: z
      .object({
        code: z.enum(missedReasons),
        message: z.string(),
        /** For `more_late`: how many times this row stands for; at least so many when `is_at_least`. */
        count: z.number().int(),
        is_at_least: z.boolean(),
      })
      .nullable(),
    recorded_at: instant,
  })
  .meta({ id: "ScheduleOccurrence" });
export type ScheduleOccurrence = z.infer<typeof occurrenceSchema>;

export const scheduleSchema = z
  .object({
    schedule_id: uuid,
    title: z.string(),
    content: z.string(),
    conversation_id: uuid.nullable(),
    agent_id: uuid.nullable(),
    model_id: uuid.nullable(),
    kind: scheduleKindSchema,
    expression: z.string(),
    timezone: z.string(),
    urgency: z.enum(["high", "normal", "low"]),
    is_active: z.boolean(),
    /** Null while it is paused and when there is none. */
    next_at: instant.nullable(),
    /** The newest three. */
    last_occurrences: z.array(occurrenceSchema),
    created_at: instant,
    updated_at: instant,
    /** Grows with every change of what can be set, and when it is paused because its conversation is gone. */
    version: z.number().int(),
  })
  .meta({ id: "Schedule" });
export type Schedule = z.infer<typeof scheduleSchema>;

/** Shorter than the column: a rule without DTSTART gets one. */
const expression = text(450)
  .transform((value) => value.trim())
  .pipe(z.string().min(1));

const timing = {
  /** `once`: an instant, or a local date and time; `cron`: five fields; `rrule`: RFC 5545, DTSTART if wanted. */
  kind: scheduleKindSchema,
  expression,
  /** By whose clock the expression is read; your own when absent. */
  timezone: timezoneSchema.optional(),
};

const message = {
  /** The first line of the message when absent. */
  title: name(200).optional(),
  content: text(20_000).refine((value) => value.trim() !== "", "is empty"),
  /** Null: each occurrence starts a conversation. */
  conversation_id: uuid.nullable().optional(),
  agent_id: uuid.nullable().optional(),
  model_id: uuid.nullable().optional(),
};

export const createScheduleBody = z
  .object({
    ...message,
    ...timing,
    urgency: z.enum(["high", "normal", "low"]).default("normal"),
    is_active: z.boolean().default(true),
  })
  .meta({ id: "CreateSchedule" });
export type CreateScheduleBody = z.infer<typeof createScheduleBody>;

export const updateScheduleBody = z
  .object({
    ...message,
    ...timing,
    urgency: z.enum(["high", "normal", "low"]),
    is_active: z.boolean(),
  })
  .partial()
  .meta({ id: "UpdateSchedule" });
export type UpdateScheduleBody = z.infer<typeof updateScheduleBody>;

export const previewScheduleQuery = z.object(timing);
export type PreviewScheduleQuery = z.infer<typeof previewScheduleQuery>;

export const schedulePreviewSchema = z.object({ occurrences: z.array(instant) }).meta({ id: "SchedulePreview" });
export type SchedulePreview = z.infer<typeof schedulePreviewSchema>;

const scheduleSortSchema = sortBy("next_at", "created_at", "updated_at", "title");
export type ScheduleSort = z.infer<typeof scheduleSortSchema>;

export const listSchedulesQuery = z.object({
  ...page,
  is_active: flag.optional(),
  /** Without it: the next to be due first, then those with no time ahead, the newest first; by time these come last. */
  sort: scheduleSortSchema.optional(),
});
export type ListSchedulesQuery = z.infer<typeof listSchedulesQuery>;

export const listOccurrencesQuery = z.object(page);
export type ListOccurrencesQuery = z.infer<typeof listOccurrencesQuery>;

const params = z.object({ schedule_id: uuid });
const base = { tag: "schedules", auth: "user" } as const;

export const createSchedule = contract({
  ...base,
  id: "createSchedule",
  method: "POST",
  path: "/v1/schedules",
  summary: "Have a message sent at a time, once or again and again",
  status: 201,
  versioned: true,
  body: createScheduleBody,
  response: scheduleSchema,
});

export const listSchedules = contract({
  ...base,
  id: "listSchedules",
  method: "GET",
  path: "/v1/schedules",
  summary: "Your schedules, the next to be due first",
  status: 200,
  query: listSchedulesQuery,
  response: z.array(scheduleSchema),
  paginated: true,
});

export const previewSchedule = contract({
  ...base,
  id: "previewSchedule",
  method: "GET",
  path: "/v1/schedules/preview",
  summary: "The next five times a rule would be due",
  status: 200,
  query: previewScheduleQuery,
  response: schedulePreviewSchema,
});

export const getSchedule = contract({
  ...base,
  id: "getSchedule",
  method: "GET",
  path: "/v1/schedules/{schedule_id}",
  summary: "One schedule",
  status: 200,
  versioned: true,
  params,
  response: scheduleSchema,
});

export const updateSchedule = contract({
  ...base,
  id: "updateSchedule",
  method: "PATCH",
  path: "/v1/schedules/{schedule_id}",
  summary: "Change, pause or resume a schedule",
  status: 200,
  versioned: true,
  params,
  body: updateScheduleBody,
  response: scheduleSchema,
});

export const deleteSchedule = contract({
  ...base,
  id: "deleteSchedule",
  method: "DELETE",
  path: "/v1/schedules/{schedule_id}",
  summary: "Remove a schedule; what it started stays",
  status: 204,
  versioned: true,
  params,
});

export const runSchedule = contract({
  ...base,
  id: "runSchedule",
  limit: "run",
  method: "POST",
  path: "/v1/schedules/{schedule_id}/run",
  summary: "Send a schedule's message now, beside its times",
  status: 201,
  params,
  response: runSchema,
});

export const listOccurrences = contract({
  ...base,
  id: "listOccurrences",
  method: "GET",
  path: "/v1/schedules/{schedule_id}/occurrences",
  summary: "What became of a schedule's due times, newest first; kept for 90 days",
  status: 200,
  params,
  query: listOccurrencesQuery,
  response: z.array(occurrenceSchema),
  paginated: true,
});
