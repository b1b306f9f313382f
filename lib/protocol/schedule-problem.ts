/**
 * What can be wrong with a schedule's time, as the API says it of the field. The page knows each by its beginning and says
 * it in the person's language.
 */
export const SCHEDULE_PROBLEMS = {
  not_a_time: "is no date and time such as 2026-01-31T09:00, or with an offset 2026-01-31T09:00:00Z",
  no_occurrence: "has no occurrence ahead",
  cron_fields: "must have five fields: minute, hour, day of the month, month, day of the week",
  cron_value: "has a field that cannot be read",
  rrule_lines: "must be one RRULE, with at most one DTSTART before it",
  rrule_part: "has a part that cannot be used here",
  rrule_frequency: "must repeat every minute or less often (FREQ=MINUTELY to YEARLY)",
  rrule_zone: "has a DTSTART in another time zone than the schedule's",
  time_zone: "is not a time zone",
} as const;

export type ScheduleProblem = keyof typeof SCHEDULE_PROBLEMS;

/** The problem a sentence of the API is about; undefined for any other sentence. */
export const scheduleProblemOf = (message: string): ScheduleProblem | undefined =>
  PROBLEMS.find((problem) => message.startsWith(SCHEDULE_PROBLEMS[problem]));

const isProblem = (name: string): name is ScheduleProblem => Object.hasOwn(SCHEDULE_PROBLEMS, name);
const PROBLEMS = Object.keys(SCHEDULE_PROBLEMS).filter(isProblem);
