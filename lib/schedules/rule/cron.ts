import { Cron } from "croner";
import { refuse } from "./refuse.ts";
import type { Rule } from "./rule.ts";

/**
 * Five fields of cron, by the clocks of a zone. A fixed time that the clocks skip is due right after the gap, one that
 * they show twice is due once; a pattern with `*` or a step in hours or minutes keeps its pace in real time.
 */
export function cronRule(expression: string, zone: string): Rule {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) throw refuse("cron_fields");
  const cron = parse(fields.join(" "), zone);
  return { next: (after) => cron.nextRun(after) };
}

function parse(pattern: string, timezone: string): Cron {
  try {
    return new Cron(pattern, { mode: "5-part", paused: true, timezone, fixedTimeRule: "no-wildcard" });
  } catch (error) {
    throw refuse("cron_value", error instanceof Error ? error.message.replace(/^CronPattern: /, "") : undefined);
  }
}
