import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RunQueue } from "@/components/settings/run-queue";
import { currentActor } from "@/lib/auth";
import { getRunQueue } from "@/lib/runs";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("queue") };
}

export default async function QueuePage() {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in?next=/settings/queue");
  return <RunQueue runs={await getRunQueue(actor)} />;
}
