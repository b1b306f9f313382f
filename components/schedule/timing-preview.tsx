"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ScheduleActions } from "./schedule-actions";
import { expressionOf, type Timing } from "./timing";
import { useScheduleWords } from "./use-schedule-words";

interface TimingPreviewProps {
  timing: Timing;
  timezone: string;
  previewSchedule: ScheduleActions["previewSchedule"];
}

const TYPING_MS = 350;

/** The next five times, by the person's own clock, or what is wrong; asked for while the form is filled in. */
export function TimingPreview({ timing, timezone, previewSchedule }: TimingPreviewProps) {
  const t = useTranslations("schedules");
  const words = useScheduleWords();
  const [shown, setShown] = useState<{ times: string[]; problem: string | null }>({ times: [], problem: null });
  const { kind, expression } = expressionOf(timing);
  const isBlank = expression.trim() === "" || timezone.trim() === "";

  useEffect(() => {
    if (isBlank) return setShown({ times: [], problem: null });
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const result = await previewSchedule({ kind, expression, timezone });
      if (!isCurrent) return;
      if (result.ok) setShown({ times: result.data.occurrences, problem: null });
      else setShown({ times: [], problem: result.error.details?.[0]?.message ?? result.error.message });
    }, TYPING_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [kind, expression, timezone, isBlank, previewSchedule]);

  return (
    // As high as its five lines from the beginning: what stands below must not move away from under a pointer.
    <div
      aria-live="polite"
      className="grid min-h-37 content-start gap-1 rounded-xl bg-secondary/60 px-3.5 py-3 text-xs leading-relaxed"
    >
      <p className="font-medium">{t("preview")}</p>
      {shown.problem ? <p className="text-destructive">{words.problem(shown.problem)}</p> : null}
      {shown.times.length > 0 ? (
        <ol className="text-muted-foreground tabular-nums">
          {shown.times.map((time) => (
            <li key={time}>{words.moment(time)}</li>
          ))}
        </ol>
      ) : null}
      {!shown.problem && shown.times.length === 0 ? (
        <p className="text-muted-foreground">{t("preview_blank")}</p>
      ) : null}
    </div>
  );
}
