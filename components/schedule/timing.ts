import type { ScheduleKind } from "@/lib/protocol/contract/schedules";

export const SHAPES = ["once", "hourly", "daily", "weekly", "monthly", "cron", "rrule"] as const;
export type Shape = (typeof SHAPES)[number];

/** What the form asks for; which fields count depends on the shape. Times are `09:30`, days of the week 0 (Sunday) to 6. */
export interface Timing {
  shape: Shape;
  /** `2026-05-01T09:30` by the zone's clocks, or an instant with its offset. */
  at: string;
  time: string;
  minute: number;
  days: number[];
  /** Day of the month, or `L` for the last. */
  day: string;
  expression: string;
}

export const TIMING: Timing = {
  shape: "daily",
  at: "",
  time: "09:00",
  minute: 0,
  days: [1],
  day: "1",
  expression: "",
};

const pad = (text: string): string => text.padStart(2, "0");
const isOf = (text: string, most: number): boolean => /^\d{1,2}$/.test(text) && Number(text) <= most;

/** The common shape of a schedule's time, so that it can be said in words and changed by fields; cron or rrule otherwise. */
export function timingOf(kind: ScheduleKind, expression: string): Timing {
  if (kind === "once") return { ...TIMING, shape: "once", at: expression };
  const plain: Timing = { ...TIMING, shape: kind, expression };
  const [minute = "", hour = "", day = "", month, weekday = "", ...rest] = expression.trim().split(/\s+/);
  if (kind === "rrule" || rest.length > 0 || month !== "*" || !isOf(minute, 59)) return plain;
  if (hour === "*" && day === "*" && weekday === "*") return { ...plain, shape: "hourly", minute: Number(minute) };
  if (!isOf(hour, 23)) return plain;
  const time = `${pad(hour)}:${pad(minute)}`;
  if (day === "*" && weekday === "*") return { ...plain, shape: "daily", time };
  const days = daysOf(weekday);
  if (day === "*" && days) return { ...plain, shape: "weekly", time, days };
  const isDay = day === "L" || (isOf(day, 31) && Number(day) > 0);
  return weekday === "*" && isDay ? { ...plain, shape: "monthly", time, day } : plain;
}

/** `1,3` or `1-5` as days; undefined for names, steps and whatever else cron allows. */
function daysOf(text: string): number[] | undefined {
  const days: number[] = [];
  for (const part of text.split(",")) {
    const [, first, last = first] = /^([0-7])(?:-([0-7]))?$/.exec(part) ?? [];
    if (first === undefined) return undefined;
    for (let day = Number(first); day <= Number(last); day += 1) days.push(day % 7);
  }
  return [...new Set(days)].sort();
}

/** What the server is sent for what the form says. */
export function expressionOf(timing: Timing): { kind: ScheduleKind; expression: string } {
  const [hour = "9", minute = "0"] = timing.time.split(":").map((part) => String(Number(part)));
  switch (timing.shape) {
    case "once":
      return { kind: "once", expression: timing.at };
    case "hourly":
      return { kind: "cron", expression: `${timing.minute} * * * *` };
    case "daily":
      return { kind: "cron", expression: `${minute} ${hour} * * *` };
    case "weekly":
      return { kind: "cron", expression: `${minute} ${hour} * * ${[...timing.days].sort().join(",")}` };
    case "monthly":
      return { kind: "cron", expression: `${minute} ${hour} ${timing.day} * *` };
    case "cron":
      return { kind: "cron", expression: timing.expression };
    case "rrule":
      return { kind: "rrule", expression: timing.expression };
  }
}

/** Whether days are Monday to Friday. */
export const areWeekdays = (days: number[]): boolean => [...days].sort().join() === "1,2,3,4,5";

/** What the clocks of a zone show in an hour, to the full hour: where a new single time begins. */
export function nextHour(timeZone: string, now = Date.now()): string {
  const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone });
  return `${format
    .format(now + 3_600_000)
    .replace(" ", "T")
    .slice(0, 13)}:00`;
}
