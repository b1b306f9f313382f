import { refuse } from "./refuse.ts";
import type { Rule } from "./rule.ts";
import { instantOf } from "./wall-time.ts";

const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A single time: an instant with its offset, or what the clocks of the zone show. Refuses anything else. */
export function onceRule(expression: string, zone: string): Rule {
  const at = WALL.test(expression) ? instantOf(expression, zone) : withOffset(expression);
  if (!at) throw refuse("not_a_time");
  return { next: (after) => (at > after ? at : null) };
}

function withOffset(expression: string): Date | null {
  const time = WITH_OFFSET.test(expression) ? Date.parse(expression) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time);
}
