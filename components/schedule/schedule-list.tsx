"use client";

import { CalendarClock, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ModelOption } from "@/components/shell/chat-data";
import { Button } from "@/components/ui/button";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { Schedule } from "@/lib/protocol/contract/schedules";
import type { ScheduleActions } from "./schedule-actions";
import { ScheduleCard } from "./schedule-card";
import { ScheduleDialog } from "./schedule-dialog";

interface ScheduleListProps {
  schedules: Schedule[];
  agents: Agent[];
  models: ModelOption[];
  /** The person's own. */
  timezone: string;
  actions: ScheduleActions;
}

/** A person's scheduled messages, and a way to add one. */
export function ScheduleList({ schedules, ...options }: ScheduleListProps) {
  const t = useTranslations("schedules");
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid max-w-xl gap-1">
          <h1 className="font-semibold text-lg">{t("title")}</h1>
          <p className="text-muted-foreground text-sm">{t("text")}</p>
        </div>
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden /> {t("add")}
        </Button>
      </header>
      {schedules.length === 0 ? (
        <section className="grid justify-items-center gap-3 rounded-2xl border border-dashed bg-card px-6 py-12 text-center">
          <span className="flex size-12 items-center justify-center rounded-full bg-primary/10 text-primary">
            <CalendarClock aria-hidden className="size-5" />
          </span>
          <h2 className="font-semibold">{t("empty_title")}</h2>
          <p className="max-w-lg text-balance text-muted-foreground text-sm leading-relaxed">{t("empty_text")}</p>
        </section>
      ) : null}
      {schedules.map((schedule) => (
        <ScheduleCard key={schedule.schedule_id} schedule={schedule} {...options} />
      ))}
      {isAdding ? <ScheduleDialog schedule={null} onClose={() => setAdding(false)} {...options} /> : null}
    </>
  );
}
