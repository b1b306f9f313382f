import { refuse } from "./refuse.ts";

const MOST_OCCURRENCES = 500;
const FREQUENCIES = ["MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
const WEEKDAY = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/;

const within = (least: number, most: number) => (value: string) =>
  /^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most;
/** Counted from the end when negative; never 0. */
const fromEither = (most: number) => (value: string) =>
  /^[+-]?\d{1,3}$/.test(value) && Number(value) !== 0 && Math.abs(Number(value)) <= most;
const ordinal = fromEither(53);
const isWeekday = (value: string) => {
  const [, place] = WEEKDAY.exec(value) ?? [null];
  return WEEKDAY.test(value) && (place === undefined || ordinal(place ?? ""));
};

/** The parts of a rule that may be used, and what each may say. Seconds are left out: a schedule keeps to the minute. */
const SINGLE: Record<string, (value: string) => boolean> = {
  INTERVAL: within(1, 1000),
  COUNT: within(1, MOST_OCCURRENCES),
  UNTIL: (value) => /^\d{8}(T\d{6}Z?)?$/.test(value),
  WKST: (value) => WEEKDAY.test(value) && value.length === 2,
};
const LISTS: Record<string, (value: string) => boolean> = {
  BYMONTH: within(1, 12),
  BYMONTHDAY: fromEither(31),
  BYYEARDAY: fromEither(366),
  BYWEEKNO: fromEither(53),
  BYDAY: isWeekday,
  BYHOUR: within(0, 23),
  BYMINUTE: within(0, 59),
  BYSETPOS: fromEither(366),
};

/** Reads `FREQ=...;...` into its parts, each checked, so that the library is never handed what it would read its own way. */
export function recurrenceParts(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(";")) {
    const [key = "", value = "", ...rest] = part.split("=");
    if (key === "FREQ" && !FREQUENCIES.includes(value)) throw refuse("rrule_frequency");
    if (rest.length > 0 || parts.has(key) || !isAllowed(key, value)) throw refuse("rrule_part", part.slice(0, 80));
    parts.set(key, value);
  }
  if (!parts.has("FREQ")) throw refuse("rrule_frequency");
  if (parts.has("COUNT") && parts.has("UNTIL")) throw refuse("rrule_part", "COUNT and UNTIL");
  return parts;
}

function isAllowed(key: string, value: string): boolean {
  if (key === "FREQ") return true;
  const isValue = Object.hasOwn(SINGLE, key) ? SINGLE[key] : undefined;
  if (isValue) return isValue(value);
  const isItem = Object.hasOwn(LISTS, key) ? LISTS[key] : undefined;
  return isItem !== undefined && value.split(",").every(isItem);
}
