import { fail } from "../../core/errors.ts";
import { SCHEDULE_PROBLEMS, type ScheduleProblem } from "../../protocol/schedule-problem.ts";

/** The error for a time that cannot be used; `detail` is the part of it that is wrong. */
export function refuse(problem: ScheduleProblem, detail?: string) {
  const field = problem === "time_zone" ? "timezone" : "expression";
  const message = SCHEDULE_PROBLEMS[problem] + (detail ? `: ${detail}` : "");
  return fail("VALIDATION_ERROR", { message: `The ${field} ${message}.`, details: [{ field, message }] });
}
