"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { useScheduleWords } from "./use-schedule-words";

const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0];

interface WeekdaysProps {
  /** 0 (Sunday) to 6; never none. */
  days: number[];
  onChange: (days: number[]) => void;
}

/** Days of the week, any number of them but none. */
export function Weekdays({ days, onChange }: WeekdaysProps) {
  const t = useTranslations("schedules");
  const { weekday } = useScheduleWords();
  const toggle = (day: number) => {
    const chosen = days.includes(day) ? days.filter((other) => other !== day) : [...days, day];
    if (chosen.length > 0) onChange(chosen);
  };
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-[0.8125rem]">{t("weekdays")}</legend>
      <div className="flex flex-wrap gap-1.5">
        {MONDAY_FIRST.map((day) => (
          <button
            key={day}
            type="button"
            aria-pressed={days.includes(day)}
            aria-label={weekday(day, "long")}
            onClick={() => toggle(day)}
            className={cn(
              "h-9 min-w-11 rounded-lg border px-2.5 text-sm outline-none transition-colors focus-visible:ring-2 focus-visible:ring-ring",
              days.includes(day)
                ? "border-primary bg-primary text-primary-foreground"
                : "text-muted-foreground hover:bg-accent hover:text-foreground",
            )}
          >
            {weekday(day, "short")}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
