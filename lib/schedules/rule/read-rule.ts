import type { ScheduleKind } from "../../protocol/contract/schedules.ts";
import { intlTimeZone } from "../../protocol/time-zone.ts";
import { cronRule } from "./cron.ts";
import { onceRule } from "./once.ts";
import { keptRecurrence, recurrenceRule } from "./recurrence.ts";
import { refuse } from "./refuse.ts";
import type { Rule } from "./rule.ts";

export interface Timing {
  kind: ScheduleKind;
  expression: string;
  /** An IANA name, or the seed's `UTC+8:00`. */
  timezone: string;
}

/** The rule of a schedule, as it is kept. VALIDATION_ERROR naming `expression` or `timezone` for what cannot be read. */
export function readRule(timing: Timing): Rule {
  const rule = ruleOf(timing);
  return {
    next: (after) => {
      const at = rule.next(after);
      return at && at < END_OF_TIME ? at : null;
    },
  };
}

/** Beyond it neither ISO 8601 nor the database write a year as they write ours; a day less, for every zone. */
const END_OF_TIME = new Date("9999-12-30T00:00:00Z");

function ruleOf({ kind, expression, timezone }: Timing): Rule {
  const zone = zoneOf(timezone);
  switch (kind) {
    case "once":
      return onceRule(expression, zone);
    case "cron":
      return cronRule(expression, zone);
    case "rrule":
      return recurrenceRule(expression, zone);
  }
}

/**
 * A new schedule's time: the expression as it is to be kept, and its rule. VALIDATION_ERROR also where no occurrence is
 * ahead of `now`.
 */
export function readNewTiming(timing: Timing, now: Date): { expression: string; rule: Rule; next_at: Date } {
  const { kind, timezone } = timing;
  const zone = zoneOf(timezone);
  const expression =
    kind === "rrule" ? keptRecurrence(timing.expression, zone, now, [timezone, zone]) : timing.expression;
  const rule = readRule({ kind, expression, timezone });
  const next_at = rule.next(now);
  if (!next_at) throw refuse("no_occurrence");
  return { expression, rule, next_at };
}

/** As `Intl` and the libraries know the zone. */
function zoneOf(timezone: string): string {
  const zone = intlTimeZone(timezone);
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    throw refuse("time_zone");
  }
}
