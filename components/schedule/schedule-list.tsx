"use client";

import { CalendarClock } from "lucide-react";
import { CollectionPage } from "@/components/page/collection-page";
import type { ModelOption } from "@/components/shell/chat-data";
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
  return (
    <CollectionPage
      words="schedules"
      isEmpty={schedules.length === 0}
      EmptyIcon={CalendarClock}
      addDialog={(onClose) => <ScheduleDialog schedule={null} onClose={onClose} {...options} />}
    >
      {schedules.map((schedule) => (
        <ScheduleCard key={schedule.schedule_id} schedule={schedule} {...options} />
      ))}
    </CollectionPage>
  );
}
