import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { UsageOverview } from "@/components/usage/usage-overview";
import { currentActor } from "@/lib/auth";
import { daysAsked, USAGE_DAYS, usageReport } from "../../usage-report";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("usage");
  return { title: t("title") };
}

export default async function UsagePage({ searchParams }: Props) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const t = await getTranslations("usage");
  const days = daysAsked((await searchParams).days);
  const report = await usageReport(actor, days, "own");
  return <UsageOverview report={report} title={t("title")} days={days} choices={USAGE_DAYS} />;
}
