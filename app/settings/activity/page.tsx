import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuditList } from "@/components/audit/audit-list";
import { AuditPages } from "@/components/audit/audit-pages";
import { listAuditEntries } from "@/lib/audit";
import { currentActor } from "@/lib/auth";
import { listAuditQuery } from "@/lib/protocol/contract/audit";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PER_PAGE = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("activity") };
}

export default async function ActivityPage({ searchParams }: Props) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const { cursor } = await searchParams;
  const asked = listAuditQuery.safeParse({ per_page: PER_PAGE, cursor });
  const query = asked.success ? asked.data : listAuditQuery.parse({ per_page: PER_PAGE });
  const [t, { items, pagination }] = await Promise.all([getTranslations("audit"), listAuditEntries(actor, query)]);
  return (
    <>
      <header className="grid gap-1">
        <h1 className="font-semibold text-lg">{t("activity")}</h1>
        <p className="text-muted-foreground text-sm">{t("activity_text")}</p>
      </header>
      <AuditList entries={items} me={actor.user_id} />
      <AuditPages
        path="/settings/activity"
        query={{}}
        next={pagination.next_cursor ?? null}
        isFirst={query.cursor === undefined}
      />
    </>
  );
}
