import { RRuleTemporal } from "rrule-temporal";
import { recurrenceParts } from "./recurrence-parts.ts";
import { refuse } from "./refuse.ts";
import type { Rule } from "./rule.ts";
import { instantOf, wallTimeOf } from "./wall-time.ts";

/**
 * Bounds of one search, in steps of the library: enough for 200 years of years, for the eight years that may lie between
 * two leap days, and for the jumps it makes in finer rules. The worst rule takes 30 ms, a usual one 1 ms.
 */
const MOST_STEPS: Record<string, number> = { YEARLY: 200, MONTHLY: 1200, WEEKLY: 1500, DAILY: 3000 };
const MOST_STEPS_WITHIN_A_DAY = 500;
const MOST_CANDIDATES = 20_000;

/**
 * A recurrence rule of RFC 5545 as it is kept: `DTSTART:20260131T090000` by the zone's clocks, and `RRULE:...`. Without a
 * DTSTART it begins at the minute of `anchor`. Refuses a second rule, exceptions, seconds, and values out of range.
 */
export function keptRecurrence(expression: string, zone: string, anchor: Date, names: string[] = [zone]): string {
  const lines = expression.split(/\s*\n\s*|\s+(?=RRULE:)/i).map((line) => line.trim());
  const [first = "", second] = lines;
  const start = second === undefined ? null : first;
  const rule = (second ?? first).replace(/^RRULE:/i, "");
  if (lines.length > 2) throw refuse("rrule_lines");
  recurrenceParts(rule);
  const wall = start === null ? `${wallTimeOf(anchor, zone).slice(0, 16)}:00` : startOf(start, zone, names);
  return `DTSTART:${wall.replaceAll(/[-:]/g, "")}\nRRULE:${rule.toUpperCase()}`;
}

/** A rule as {@link keptRecurrence} gives it. By RFC 5545 a time that the clocks skip is no occurrence. */
export function recurrenceRule(kept: string, zone: string): Rule {
  const [start = "", rule = ""] = kept.split("\n");
  const parts = recurrenceParts(rule.replace("RRULE:", ""));
  const until = parts.get("UNTIL");
  if (until !== undefined) parts.set("UNTIL", untilInUtc(until, zone));
  const text = [...parts].map(([key, value]) => `${key}=${value}`).join(";");
  const wall = startOf(start, zone, []);
  const recurrence = new RRuleTemporal({
    rruleString: `RRULE:${text}`,
    dtstart: { timeZoneId: zone, toString: () => `${wall}[${zone}]` },
    maxIterations:
      (MOST_STEPS[parts.get("FREQ") ?? ""] ?? MOST_STEPS_WITHIN_A_DAY) + 2 * Number(parts.get("COUNT") ?? 0),
    maxCandidateEvaluations: MOST_CANDIDATES,
    cache: false,
  });
  return { next: (after) => nextOf(recurrence, after) };
}

function nextOf(recurrence: RRuleTemporal, after: Date): Date | null {
  try {
    const found = recurrence.next(after, false);
    return found && new Date(found.epochMilliseconds);
  } catch {
    // The search went past its bounds (February 30): for a schedule the same as none.
    return null;
  }
}

const START = /^DTSTART(?:;TZID=([^:;]+(?::\d{2})?))?:(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)$/i;

/** The zone's wall time of a DTSTART line: floating, in UTC, or with the zone by one of its names. */
function startOf(line: string, zone: string, names: string[]): string {
  const [, name, year, month, day, hour, minute, , utc] = START.exec(line) ?? [];
  if (year === undefined) throw refuse("rrule_lines");
  if (name !== undefined && !names.includes(name)) throw refuse("rrule_zone", name);
  const wall = `${year}-${month}-${day}T${hour}:${minute}:00`;
  const at = instantOf(wall, utc ? "UTC" : zone);
  if (!at) throw refuse("rrule_part", line.slice(0, 80));
  return utc ? wallTimeOf(at, zone) : wall;
}

/** `20261231` (that whole day), `20261231T170000` (by the zone's clocks) or with Z, as the library wants it. */
function untilInUtc(until: string, zone: string): string {
  if (until.endsWith("Z")) return until;
  const [date = "", time = "235959"] = until.split("T");
  const pairs = (digits: string) => digits.match(/\d{2}/g)?.join(":");
  const at = instantOf(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}T${pairs(time)}`, zone);
  if (!at) throw refuse("rrule_part", `UNTIL=${until}`);
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}
