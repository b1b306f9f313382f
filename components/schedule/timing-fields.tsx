"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { fieldClasses, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SHAPES, type Timing } from "./timing";
import { Weekdays } from "./weekdays";

interface TimingFieldsProps {
  timing: Timing;
  onChange: (timing: Timing) => void;
}

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
        <ClockField timing={timing} onChange={change} />
      </div>
      {shape === "weekly" ? <Weekdays days={timing.days} onChange={(days) => change({ days })} /> : null}
      {shape === "monthly" ? <DayOfMonth day={timing.day} onChange={(day) => change({ day })} /> : null}
      <ExpressionField timing={timing} onChange={change} />
    </>
  );
}

interface PartProps {
  timing: Timing;
  onChange: (fields: Partial<Timing>) => void;
}

/** When by the clock; a rule written by hand says that itself. */
function ClockField({ timing, onChange }: PartProps) {
  const t = useTranslations("schedules");
  switch (timing.shape) {
    case "once":
      return (
        <Field label={t("at")}>
          <Input
            type={/T[\d:]+$/.test(timing.at) ? "datetime-local" : "text"}
            value={timing.at}
            required
            onChange={(event) => onChange({ at: event.target.value })}
          />
        </Field>
      );
    case "hourly":
      return (
        <Field label={t("minute")}>
          <Input
            type="number"
            min={0}
            max={59}
            value={timing.minute}
            required
            onChange={(event) => onChange({ minute: Math.trunc(Number(event.target.value)) })}
          />
        </Field>
      );
    case "daily":
    case "weekly":
    case "monthly":
      return (
        <Field label={t("time")}>
          <Input
            type="time"
            value={timing.time}
            required
            onChange={(event) => onChange({ time: event.target.value })}
          />
        </Field>
      );
    default:
      return null;
  }
}

const DAYS_OF_MONTH = [...Array.from({ length: 31 }, (_, index) => String(index + 1)), "L"];

function DayOfMonth({ day, onChange }: { day: string; onChange: (day: string) => void }) {
  const t = useTranslations("schedules");
  return (
    <Field label={t("day")} hint={Number(day) > 28 ? t("day_hint") : undefined}>
      <Select
        value={day}
        onValueChange={onChange}
        options={DAYS_OF_MONTH.map((value) => ({
          value,
          label: value === "L" ? t("last_day") : t("day_of_month", { day: value }),
        }))}
      />
    </Field>
  );
}

/** A rule written by hand, for those who know how. */
function ExpressionField({ timing: { shape, expression }, onChange }: PartProps) {
  const t = useTranslations("schedules");
  if (shape !== "cron" && shape !== "rrule") return null;
  const rule = { value: expression, required: true, maxLength: 450, spellCheck: false };
  return (
    <Field label={t(shape)} hint={t(`${shape}_hint`)}>
      {shape === "cron" ? (
        <Input
          {...rule}
          placeholder="0 9 * * 1-5"
          className="font-mono"
          onChange={(event) => onChange({ expression: event.target.value })}
        />
      ) : (
        <textarea
          {...rule}
          rows={2}
          placeholder="FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=17;BYMINUTE=0"
          className={cn(fieldClasses, "resize-y py-2 font-mono")}
          onChange={(event) => onChange({ expression: event.target.value })}
        />
      )}
    </Field>
  );
}
