"use client";

import { Pencil, Play, Trash2 } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import type { ModelOption } from "@/components/shell/chat-data";
import { ActionsMenu } from "@/components/ui/actions-menu";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Switch } from "@/components/ui/switch";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { Schedule } from "@/lib/protocol/contract/schedules";
import type { ScheduleActions } from "./schedule-actions";
import { ScheduleDialog } from "./schedule-dialog";
import { ScheduleOutcomes } from "./schedule-outcomes";
import { useScheduleEdits } from "./use-schedule-edits";
import { useScheduleWords } from "./use-schedule-words";

interface ScheduleCardProps {
  schedule: Schedule;
  agents: Agent[];
  models: ModelOption[];
  timezone: string;
  actions: ScheduleActions;
}

/** One scheduled message: when, what, whether it is on, and what became of it lately. */
export function ScheduleCard({ schedule, ...options }: ScheduleCardProps) {
  const t = useTranslations("schedules");
  const words = useScheduleWords();
  const { setActive, runNow, remove } = useScheduleEdits(schedule, options.actions);
  const [isEditing, setEditing] = useState(false);
  const { title, is_active } = schedule;
  return (
    <Card aria-label={title} className="grid min-w-0 gap-4">
      <div className="flex items-start justify-between gap-3">
        <div className="grid min-w-0 gap-1">
          <h2 className="font-semibold [overflow-wrap:anywhere]">{title}</h2>
          <p className="text-sm [overflow-wrap:anywhere]">{words.describe(schedule)}</p>
          <NextTime schedule={schedule} />
        </div>
        <div className="flex shrink-0 items-center gap-1.5">
          <Switch
            label={<span className="sr-only">{t("active", { title })}</span>}
            checked={is_active}
            onCheckedChange={(checked) => void setActive(checked)}
          />
          <ActionsMenu label={t("actions", { title })}>
            <MenuItem onSelect={() => void runNow()}>
              <Play aria-hidden /> {t("run_now")}
            </MenuItem>
            <MenuItem onSelect={() => setEditing(true)}>
              <Pencil aria-hidden /> {t("edit")}
            </MenuItem>
            <MenuSeparator />
            <MenuItem isDestructive onSelect={() => void remove()}>
              <Trash2 aria-hidden /> {t("delete")}
            </MenuItem>
          </ActionsMenu>
        </div>
      </div>
      <p className="line-clamp-2 whitespace-pre-line text-muted-foreground text-sm [overflow-wrap:anywhere]">
        {schedule.content}
      </p>
      <ScheduleOutcomes occurrences={schedule.last_occurrences} />
      {isEditing ? <ScheduleDialog schedule={schedule} onClose={() => setEditing(false)} {...options} /> : null}
    </Card>
  );
}

function NextTime({ schedule: { is_active, next_at } }: { schedule: Schedule }) {
  const t = useTranslations("schedules");
  const words = useScheduleWords();
  const format = useFormatter();
  const now = useNow();
  if (!is_active) {
    return (
      <Badge tone="warning" className="justify-self-start">
        {t("paused")}
      </Badge>
    );
  }
  if (next_at === null) return <Badge className="justify-self-start">{t("over")}</Badge>;
  const when = format.relativeTime(new Date(next_at), now);
  return (
    <p className="text-muted-foreground text-xs leading-relaxed">{t("next", { at: words.moment(next_at), when })}</p>
  );
}
