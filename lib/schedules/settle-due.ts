import type { Rule } from "./rule/rule.ts";

/** An occurrence found later than this after its time is not executed any more. */
export const GRACE_MS = 15 * 60_000;
const MOST_ROWS = 100;
const MOST_COUNTED = 1000;

/** What is to be done about a schedule whose time has come. */
export interface DueWork {
  /** Occurrences too long ago, each to be recorded. */
  missed: Date[];
  /** Further ones that share a record: when the first was due, and how many; at least so many when `is_at_least`. */
  more: { due_at: Date; count: number; is_at_least: boolean } | null;
  /** The occurrence to be executed. */
  start: Date | null;
  /** When it is due again. May be past already, where another occurrence within the grace waits. */
  next: Date | null;
}

/** Sorts the occurrences from `due_at` on. The work is bounded, whatever the rule and however long ago. */
export function settleDue(rule: Rule, due_at: Date, now: Date): DueWork {
  const limit = new Date(now.getTime() - GRACE_MS);
  const late: Date[] = [];
  let at: Date | null = due_at;
  while (at && at < limit && late.length < MOST_ROWS + MOST_COUNTED) {
    late.push(at);
    at = rule.next(at);
  }
  const is_at_least = at !== null && at < limit;
  if (is_at_least) at = rule.next(new Date(limit.getTime() - 1));
  const isDue = at !== null && at <= now;
  return {
    missed: late.slice(0, MOST_ROWS),
    more: moreOf(late.slice(MOST_ROWS), is_at_least),
    start: isDue ? at : null,
    next: isDue && at ? rule.next(at) : at,
  };
}

const moreOf = ([first, ...rest]: Date[], is_at_least: boolean): DueWork["more"] =>
  first ? { due_at: first, count: 1 + rest.length, is_at_least } : null;
