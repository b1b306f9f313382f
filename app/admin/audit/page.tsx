import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuditFilter } from "@/components/admin/audit-filter";
import { VerificationCard } from "@/components/admin/verification-card";
import { AuditList } from "@/components/audit/audit-list";
import { AuditPages } from "@/components/audit/audit-pages";
import { listAuditEntries } from "@/lib/audit";
import { currentActor } from "@/lib/auth";
import { listAuditQuery } from "@/lib/protocol/contract/audit";
import { verifyAudit } from "../actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PER_PAGE = 50;
const ASKED = ["event", "subject_id", "from", "to"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

/** A day of the form as the instants it begins and ends at, in UTC. */
const instantOf = (name: string, value: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T${name === "to" ? "23:59:59.999" : "00:00:00.000"}Z` : value;

export default async function AuditPage({ searchParams }: Props) {
  const actor = await currentActor();
  if (!actor?.is_superuser) notFound();
  const params = await searchParams;
  const given = ASKED.flatMap((name) => {
    const value = params[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  const { cursor } = params;
  const fixed = { scope: "all", per_page: PER_PAGE };
  const wanted = Object.fromEntries(given.map(([name, value]) => [name, instantOf(name, value)]));
  const asked = listAuditQuery.safeParse({ ...wanted, ...fixed, ...(typeof cursor === "string" && { cursor }) });
  const query = asked.success ? asked.data : listAuditQuery.parse(fixed);
  const [t, { items, pagination }] = await Promise.all([getTranslations("audit"), listAuditEntries(actor, query)]);
  const shown = Object.fromEntries(given);
  return (
    <>
      <header className="grid gap-1">
        <h1 className="font-semibold text-lg">{t("title")}</h1>
        <p className="text-muted-foreground text-sm">{t("text")}</p>
      </header>
      <VerificationCard verify={verifyAudit} />
      <AuditFilter query={shown} />
      <AuditList entries={items} me={actor.user_id} />
      <AuditPages
        path="/admin/audit"
        query={shown}
        next={pagination.next_cursor ?? null}
        isFirst={query.cursor === undefined}
      />
    </>
  );
}
