"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { toast } from "sonner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Schedule } from "@/lib/protocol/contract/schedules";
import type { ScheduleActions } from "./schedule-actions";

const UNDO_MS = 8000;

/** Switches, runs and removes a schedule; what was removed can be made again from the notice. */
export function useScheduleEdits(schedule: Schedule, actions: ScheduleActions) {
  const t = useTranslations();
  const router = useRouter();
  const errorText = useErrorText();
  return useMemo(() => {
    const { schedule_id, title, next_at, last_occurrences: _, created_at: __, updated_at: ___, ...fields } = schedule;

    const setActive = async (is_active: boolean) => {
      const result = await actions.updateSchedule({ schedule_id, is_active });
      const isOver = !result.ok && result.error.code === "VALIDATION_ERROR";
      if (!result.ok) toast.error(isOver ? t("schedules.problems.no_occurrence") : errorText(result.error));
      router.refresh();
    };

    const runNow = async () => {
      const result = await actions.runSchedule({ schedule_id });
      if (!result.ok) return void toast.error(errorText(result.error));
      const { conversation_id } = result.data;
      toast.success(t("schedules.started", { title }), {
        action: { label: t("schedules.open"), onClick: () => router.push(`/c/${conversation_id}`) },
      });
      router.refresh();
    };

    const restore = async () => {
      const result = await actions.createSchedule({ ...fields, title });
      if (!result.ok) toast.error(errorText(result.error));
      router.refresh();
    };

    const remove = async () => {
      const result = await actions.deleteSchedule({ schedule_id });
      if (!result.ok) return void toast.error(errorText(result.error));
      // One that is over could not be made again.
      const isOver = schedule.is_active && next_at === null;
      toast(t("schedules.deleted", { title }), {
        duration: UNDO_MS,
        ...(isOver ? {} : { action: { label: t("common.undo"), onClick: () => void restore() } }),
      });
      router.refresh();
    };

    return { setActive, runNow, remove };
  }, [schedule, actions, errorText, router, t]);
}
