import type { z } from "zod";
import type { Action } from "@/components/shell/actions";
import type { Run } from "@/lib/protocol/contract/runs";
import type {
  createScheduleBody,
  PreviewScheduleQuery,
  Schedule,
  SchedulePreview,
  UpdateScheduleBody,
} from "@/lib/protocol/contract/schedules";

export interface ScheduleActions {
  createSchedule: Action<z.input<typeof createScheduleBody>, Schedule>;
  updateSchedule: Action<{ schedule_id: string; if_match?: number } & UpdateScheduleBody, Schedule>;
  deleteSchedule: Action<{ schedule_id: string }, null>;
  runSchedule: Action<{ schedule_id: string }, Run>;
  previewSchedule: Action<PreviewScheduleQuery, SchedulePreview>;
}
