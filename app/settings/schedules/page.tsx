import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ScheduleList } from "@/components/schedule/schedule-list";
import { listAgents } from "@/lib/agents";
import { currentActor } from "@/lib/auth";
import { listSchedules } from "@/lib/schedules";
import { usableModels } from "../../usable-models";
import * as actions from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("schedules");
  return { title: t("title") };
}

export default async function SchedulesPage() {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const [schedules, agents, models] = await Promise.all([
    listSchedules(actor, { page: 1, per_page: 100 }),
    listAgents(actor, { page: 1, per_page: 100 }),
    usableModels(actor),
  ]);
  const { createSchedule, updateSchedule, deleteSchedule, runSchedule, previewSchedule } = actions;
  return (
    <ScheduleList
      schedules={schedules.items}
      agents={agents.items}
      models={models}
      timezone={actor.timezone}
      actions={{ createSchedule, updateSchedule, deleteSchedule, runSchedule, previewSchedule }}
    />
  );
}
