import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { UsageOverview } from "@/components/usage/usage-overview";
import { currentActor } from "@/lib/auth";
import { daysAsked, USAGE_DAYS, usageReport } from "../../usage-report";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("usage");
  return { title: t("all_title") };
}

export default async function AllUsagePage({ searchParams }: Props) {
  const actor = await currentActor();
  if (!actor?.is_superuser) notFound();
  const t = await getTranslations("usage");
  const days = daysAsked((await searchParams).days);
  const report = await usageReport(actor, days, "all");
  return <UsageOverview report={report} title={t("all_title")} days={days} choices={USAGE_DAYS} />;
}
