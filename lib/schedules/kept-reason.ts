import type { ScheduleOccurrence } from "../protocol/contract/schedules.ts";
import { isMissedReason, MISSED_REASONS, type MissedReason } from "../protocol/missed-reason.ts";

/** A reason as its column keeps it: `late`, `more_late:12` or, where counting was stopped, `more_late:1000+`. */
export const keptReason = (code: MissedReason, more?: { count: number; is_at_least: boolean }): string =>
  more ? `${code}:${more.count}${more.is_at_least ? "+" : ""}` : code;

/** The column read again. */
export function reasonOf(kept: string | null): ScheduleOccurrence["reason"] {
  if (kept === null) return null;
  const [name = "", counted = "1"] = kept.split(":");
  const code = isMissedReason(name) ? name : "refused";
  return {
    code,
    message: MISSED_REASONS[code],
    count: Number.parseInt(counted, 10),
    is_at_least: counted.endsWith("+"),
  };
}
