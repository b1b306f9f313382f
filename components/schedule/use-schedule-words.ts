"use client";

import { useFormatter, useLocale, useTimeZone, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Schedule } from "@/lib/protocol/contract/schedules";
import { scheduleProblemOf } from "@/lib/protocol/schedule-problem";
import { intlTimeZone } from "@/lib/protocol/time-zone";
import { areWeekdays, type Timing, timingOf } from "./timing";

/** A Sunday; the others follow. */
const SUNDAY = Date.UTC(2023, 0, 1);
const DAY_MS = 86_400_000;

const MOMENT = {
  year: "numeric",
  month: "short",
  day: "numeric",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const;

/** How times of schedules are said in the person's language. */
export function useScheduleWords() {
  const t = useTranslations("schedules");
  const format = useFormatter();
  const locale = useLocale();
  const ownZone = useTimeZone();
  return useMemo(() => {
    const weekday = (day: number, length: "long" | "short") =>
      new Intl.DateTimeFormat(locale, { weekday: length, timeZone: "UTC" }).format(SUNDAY + day * DAY_MS);
    const moment = (at: string | Date, timeZone?: string) =>
      format.dateTime(new Date(at), { ...MOMENT, ...(timeZone && { timeZone }) });
    /** A local time is written as it stands; one with an offset by the person's own clock. */
    const single = (at: string) => (/T[\d:]+$/.test(at) ? moment(`${at}Z`, "UTC") : moment(at));
    const days = (chosen: number[]) =>
      new Intl.ListFormat(locale, { type: "conjunction" }).format(
        [...chosen]
          .sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
          .map((day) => weekday(day, locale === "zh" ? "short" : "long")),
      );
    const words = (timing: Timing): string => {
      const { shape, time, minute, day } = timing;
      if (shape === "once") return t("words.once", { at: single(timing.at) });
      if (shape === "hourly") return minute === 0 ? t("words.hourly") : t("words.hourly_at", { minute });
      if (shape === "daily") return t("words.daily", { time });
      if (shape === "weekly" && areWeekdays(timing.days)) return t("words.weekdays", { time });
      if (shape === "weekly") return t("words.weekly", { days: days(timing.days), time });
      if (shape === "monthly")
        return day === "L" ? t("words.monthly_last", { time }) : t("words.monthly", { day, time });
      return timing.expression.split("\n").at(-1) ?? "";
    };
    return {
      moment,
      weekday,
      /** When it is due, with its zone where that is not the person's own. */
      describe: ({ kind, expression, timezone }: Pick<Schedule, "kind" | "expression" | "timezone">): string => {
        const said = words(timingOf(kind, expression));
        return intlTimeZone(timezone) === ownZone ? said : t("words.in_zone", { words: said, zone: timezone });
      },
      /** A problem as the server says it of a field. */
      problem: (message: string): string => {
        const problem = scheduleProblemOf(message);
        return problem ? t(`problems.${problem}`) : message;
      },
    };
  }, [t, format, locale, ownZone]);
}
