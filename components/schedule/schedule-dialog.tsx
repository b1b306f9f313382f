"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { SaveProblem } from "@/components/form/save-problem";
import { textOf } from "@/components/form/text-of";
import { TimeZoneInput } from "@/components/form/time-zone-input";
import { useSave } from "@/components/form/use-save";
import { knownModel } from "@/components/provider/known-model";
import type { ModelOption } from "@/components/shell/chat-data";
import { Field } from "@/components/ui/field";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { Schedule } from "@/lib/protocol/contract/schedules";
import { intlTimeZone } from "@/lib/protocol/time-zone";
import { type Answerer, AnswererFields, isActive } from "./answerer-fields";
import { MessageFields } from "./message-fields";
import type { ScheduleActions } from "./schedule-actions";
import { expressionOf, nextHour, TIMING, type Timing, timingOf } from "./timing";
import { TimingFields } from "./timing-fields";
import { TimingPreview } from "./timing-preview";
import { useScheduleWords } from "./use-schedule-words";

interface ScheduleDialogProps {
  /** Null for a new one. */
  schedule: Schedule | null;
  agents: Agent[];
  models: ModelOption[];
  timezone: string;
  onClose: () => void;
  actions: ScheduleActions;
}

/** The time as the form begins with it; other shapes keep what a new schedule would have. */
function initialTiming(schedule: Schedule | null, timezone: string): Timing {
  const at = nextHour(intlTimeZone(timezone));
  if (!schedule) return { ...TIMING, at };
  const timing = timingOf(schedule.kind, schedule.expression);
  return { ...timing, at: timing.at || at };
}

/** Who answers as the form begins with it: one that is gone shows as the automatic choice, and is saved as that. */
const initialAnswerer = (schedule: Schedule | null, agents: Agent[], models: ModelOption[]): Answerer => ({
  agent_id: agents.filter(isActive).find(({ agent_id }) => agent_id === schedule?.agent_id)?.agent_id ?? null,
  model_id: knownModel(models, schedule?.model_id),
});

/** Which schedule is changed; refused when it is not as it was shown, unless it is to be overwritten. */
const seenOf = ({ schedule_id, version }: Schedule, isForced: boolean) =>
  isForced ? { schedule_id } : { schedule_id, if_match: version };

/** Makes a scheduled message or changes one. */
export function ScheduleDialog({ schedule, onClose, actions, agents, models, ...own }: ScheduleDialogProps) {
  const t = useTranslations();
  const words = useScheduleWords();
  const { save, isBusy, error } = useSave();
  const [timing, setTiming] = useState(() => initialTiming(schedule, own.timezone));
  const [timezone, setTimezone] = useState(schedule?.timezone ?? own.timezone);
  const [answerer, setAnswerer] = useState(() => initialAnswerer(schedule, agents, models));
  const [detail] = error?.details ?? [];

  const submit = async (form: FormData, isForced: boolean) => {
    const title = textOf(form, "title");
    const content = textOf(form, "content");
    const fields = { content, ...(title && { title }), ...expressionOf(timing), timezone, ...answerer };
    const result = schedule
      ? await save(() => actions.updateSchedule({ ...seenOf(schedule, isForced), ...fields }))
      : await save(() => actions.createSchedule(fields), t("schedules.added"));
    if (result.ok) onClose();
  };

  return (
    <FormDialog
      title={schedule ? t("schedules.edit_title") : t("schedules.add_title")}
      description={t("schedules.dialog_text")}
      submitLabel={schedule ? t("common.save") : t("common.add")}
      isBusy={isBusy}
      onSubmit={(form) => void submit(form, false)}
      onClose={onClose}
    >
      <SaveProblem
        error={error}
        text={detail && words.problem(detail.message)}
        onForce={(form) => void submit(form, true)}
      />
      <MessageFields schedule={schedule} />
      <TimingFields timing={timing} onChange={setTiming} />
      <Field label={t("settings.timezone")}>
        <TimeZoneInput value={timezone} onChange={(event) => setTimezone(event.target.value)} />
      </Field>
      <TimingPreview timing={timing} timezone={timezone} previewSchedule={actions.previewSchedule} />
      <AnswererFields agents={agents} models={models} answerer={answerer} onChange={setAnswerer} />
    </FormDialog>
  );
}
