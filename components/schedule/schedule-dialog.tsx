"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAgentName } from "@/components/agent/use-agent-name";
import { useSave } from "@/components/settings/use-save";
import type { ModelOption } from "@/components/shell/chat-data";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { fieldClasses, Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { Schedule } from "@/lib/protocol/contract/schedules";
import { intlTimeZone } from "@/lib/protocol/time-zone";
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

const AUTO = "auto";
const textOf = (form: FormData, name: string) => String(form.get(name) ?? "").trim();
const zones = (): string[] => ["UTC+8:00", ...Intl.supportedValuesOf("timeZone")];

/** One that is gone shows as the automatic choice, and is saved as that. */
const known = (id: string | null | undefined, ids: string[]): string => (id && ids.includes(id) ? id : AUTO);
const isActive = ({ status }: Agent): boolean => status === "active";

/** The time as the form begins with it; other shapes keep what a new schedule would have. */
function initialTiming(schedule: Schedule | null, timezone: string): Timing {
  const at = nextHour(intlTimeZone(timezone));
  if (!schedule) return { ...TIMING, at };
  const timing = timingOf(schedule.kind, schedule.expression);
  return { ...timing, at: timing.at || at };
}

/** Makes a scheduled message or changes one. */
export function ScheduleDialog({ schedule, onClose, actions, ...options }: ScheduleDialogProps) {
  const t = useTranslations();
  const errorText = useErrorText();
  const words = useScheduleWords();
  const { save, isBusy, error } = useSave();
  const [timing, setTiming] = useState(() => initialTiming(schedule, options.timezone));
  const [timezone, setTimezone] = useState(schedule?.timezone ?? options.timezone);
  const [agent, setAgent] = useState(() =>
    known(
      schedule?.agent_id,
      options.agents.filter(isActive).map(({ agent_id }) => agent_id),
    ),
  );
  const [model, setModel] = useState(() =>
    known(
      schedule?.model_id,
      options.models.map(({ model_id }) => model_id),
    ),
  );
  const [detail] = error?.details ?? [];

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const title = textOf(form, "title");
    const fields = {
      content: textOf(form, "content"),
      ...(title && { title }),
      ...expressionOf(timing),
      timezone,
      agent_id: agent === AUTO ? null : agent,
      model_id: model === AUTO ? null : model,
    };
    const result = schedule
      ? await save(() => actions.updateSchedule({ schedule_id: schedule.schedule_id, ...fields }))
      : await save(() => actions.createSchedule(fields), t("schedules.added"));
    if (result.ok) onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={schedule ? t("schedules.edit_title") : t("schedules.add_title")}
      description={t("schedules.dialog_text")}
    >
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {error ? <Notice tone="error">{detail ? words.problem(detail.message) : errorText(error)}</Notice> : null}
        <Field label={t("schedules.message")}>
          <textarea
            name="content"
            defaultValue={schedule?.content}
            placeholder={t("schedules.message_example")}
            required
            maxLength={20_000}
            rows={3}
            className={cn(fieldClasses, "resize-y py-2")}
          />
        </Field>
        <Field label={t("schedules.name")} hint={t("schedules.name_hint")}>
          <Input name="title" defaultValue={schedule?.title} maxLength={200} />
        </Field>
        <TimingFields timing={timing} onChange={setTiming} />
        <Field label={t("settings.timezone")}>
          <Input
            value={timezone}
            list="schedule-zones"
            required
            maxLength={50}
            onChange={(event) => setTimezone(event.target.value)}
          />
        </Field>
        <datalist id="schedule-zones">
          {zones().map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <TimingPreview timing={timing} timezone={timezone} previewSchedule={actions.previewSchedule} />
        <Who {...options} agent={agent} onAgent={setAgent} model={model} onModel={setModel} />
        <div className="flex justify-end gap-2 pt-1">
          <Button variant="outline" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" disabled={isBusy}>
            {isBusy ? <Spinner className="text-primary-foreground" /> : null}
            {schedule ? t("common.save") : t("common.add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface WhoProps extends Pick<ScheduleDialogProps, "agents" | "models"> {
  agent: string;
  onAgent: (agent_id: string) => void;
  model: string;
  onModel: (model_id: string) => void;
}

/** Who answers. */
function Who({ agents, models, agent, onAgent, model, onModel }: WhoProps) {
  const t = useTranslations("schedules");
  const { name } = useAgentName(agents);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("agent")}>
        <Select
          value={agent}
          onValueChange={onAgent}
          options={[
            { value: AUTO, label: t("agent_auto") },
            ...agents.filter(isActive).map((option) => ({ value: option.agent_id, label: name(option.name) })),
          ]}
        />
      </Field>
      <Field label={t("model")}>
        <Select
          value={model}
          onValueChange={onModel}
          options={[
            { value: AUTO, label: t("model_auto") },
            ...models.map((option) => ({
              value: option.model_id,
              label: `${option.provider_name} · ${option.display_name}`,
            })),
          ]}
        />
      </Field>
    </div>
  );
}
