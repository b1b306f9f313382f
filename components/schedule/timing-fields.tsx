"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { fieldClasses, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SHAPES, type Shape, type Timing } from "./timing";
import { useScheduleWords } from "./use-schedule-words";

interface TimingFieldsProps {
  timing: Timing;
  onChange: (timing: Timing) => void;
}

const DAYS_OF_MONTH = [...Array.from({ length: 31 }, (_, index) => String(index + 1)), "L"];
const HAS_TIME: Shape[] = ["daily", "weekly", "monthly"];

/** When a schedule is due: its shape, and what that shape asks for. */
export function TimingFields({ timing, onChange }: TimingFieldsProps) {
  const t = useTranslations("schedules");
  const change = (fields: Partial<Timing>) => onChange({ ...timing, ...fields });
  const { shape } = timing;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("repeat")}>
          <Select
            value={shape}
            onValueChange={(chosen) => change({ shape: chosen })}
            options={SHAPES.map((value) => ({ value, label: t(`shapes.${value}`) }))}
          />
        </Field>
        {shape === "once" ? (
          <Field label={t("at")}>
            <Input
              type={/T[\d:]+$/.test(timing.at) ? "datetime-local" : "text"}
              value={timing.at}
              required
              onChange={(event) => change({ at: event.target.value })}
            />
          </Field>
        ) : null}
        {HAS_TIME.includes(shape) ? (
          <Field label={t("time")}>
            <Input
              type="time"
              value={timing.time}
              required
              onChange={(event) => change({ time: event.target.value })}
            />
          </Field>
        ) : null}
        {shape === "hourly" ? (
          <Field label={t("minute")}>
            <Input
              type="number"
              min={0}
              max={59}
              value={timing.minute}
              required
              onChange={(event) => change({ minute: Math.trunc(Number(event.target.value)) })}
            />
          </Field>
        ) : null}
      </div>
      {shape === "weekly" ? <Weekdays days={timing.days} onChange={(days) => change({ days })} /> : null}
      {shape === "monthly" ? (
        <Field label={t("day")} hint={Number(timing.day) > 28 ? t("day_hint") : undefined}>
          <Select
            value={timing.day}
            onValueChange={(day) => change({ day })}
            options={DAYS_OF_MONTH.map((value) => ({
              value,
              label: value === "L" ? t("last_day") : t("day_of_month", { day: value }),
            }))}
          />
        </Field>
      ) : null}
      {shape === "cron" ? (
        <Field label={t("cron")} hint={t("cron_hint")}>
          <Input
            value={timing.expression}
            required
            maxLength={450}
            placeholder="0 9 * * 1-5"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => change({ expression: event.target.value })}
          />
        </Field>
      ) : null}
      {shape === "rrule" ? (
        <Field label={t("rrule")} hint={t("rrule_hint")}>
          <textarea
            value={timing.expression}
            required
            maxLength={450}
            rows={2}
            placeholder="FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=17;BYMINUTE=0"
            spellCheck={false}
            className={cn(fieldClasses, "resize-y py-2 font-mono")}
            onChange={(event) => change({ expression: event.target.value })}
          />
        </Field>
      ) : null}
    </>
  );
}

const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0];

function Weekdays({ days, onChange }: { days: number[]; onChange: (days: number[]) => void }) {
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
