"use client";

import { ChartColumn } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useAgentName } from "@/components/agent/use-agent-name";
import { EmptyState } from "@/components/page/empty-state";
import { PageHeader } from "@/components/page/page-header";
import { buttonVariants } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import type { UsageLine } from "@/lib/protocol/contract/usage";
import { ToolUsageTable } from "./tool-usage-table";
import { UsageChart } from "./usage-chart";
import type { UsageReport } from "./usage-report";
import { UsageTable, useCost } from "./usage-table";

interface UsageOverviewProps {
  report: UsageReport;
  title: string;
  /** The chosen number of days, and those that can be chosen. */
  days: number;
  choices: readonly number[];
}

/** What was used in the last days: in total, by day, by model, by agent, and for administrators by person. */
export function UsageOverview({ report, title, days, choices }: UsageOverviewProps) {
  const t = useTranslations("usage");
  return (
    <>
      <PageHeader title={title} text={t("text")}>
        <nav aria-label={t("period")} className="flex gap-1">
          {choices.map((count) => (
            <Link
              key={count}
              href={`?days=${count}`}
              aria-current={count === days ? "page" : undefined}
              className={buttonVariants({ variant: count === days ? "secondary" : "ghost", size: "sm" })}
            >
              {t("days", { count })}
            </Link>
          ))}
        </nav>
      </PageHeader>
      {report.total.requests === 0 ? (
        <EmptyState Icon={ChartColumn} title={t("empty_title")} text={t("empty_text")} />
      ) : (
        <Figures report={report} />
      )}
    </>
  );
}

function Figures({ report }: { report: UsageReport }) {
  const t = useTranslations("usage");
  const { name } = useAgentName([]);
  const person = ({ nickname, email, user_id }: UsageLine) =>
    [nickname, email].filter(Boolean).join(" · ") || (user_id ?? "");
  const agent = ({ agent_name }: UsageLine) => (agent_name ? name(agent_name) : t("no_agent"));
  const tables = [
    { title: t("by_model"), head: t("model"), lines: report.byModel, label: modelOf },
    { title: t("by_agent"), head: t("agent"), lines: report.byAgent, label: agent },
    { title: t("by_person"), head: t("person"), lines: report.byPerson, label: person },
  ];
  return (
    <>
      <Totals report={report} />
      <Card className="grid min-w-0 gap-4">
        <h2 className="font-semibold text-base">{t("by_day")}</h2>
        <UsageChart {...report} />
        <details>
          <summary className="cursor-pointer rounded text-muted-foreground text-sm outline-none focus-visible:ring-2 focus-visible:ring-ring">
            {t("as_table")}
          </summary>
          <UsageTable title={t("by_day")} head={t("day")} lines={report.byDay} label={({ day }) => day ?? ""} />
        </details>
      </Card>
      {tables.map((table) =>
        table.lines.length === 0 ? null : (
          <Card key={table.title} className="min-w-0">
            <CardHeader title={table.title} />
            <UsageTable {...table} />
          </Card>
        ),
      )}
      {report.byTool.length === 0 ? null : (
        <Card className="min-w-0">
          <CardHeader title={t("by_tool")} />
          <ToolUsageTable lines={report.byTool} />
        </Card>
      )}
    </>
  );
}

const modelOf = ({ provider_name, model_name }: UsageLine): string => `${provider_name} · ${model_name}`;

function Totals({ report: { total } }: { report: UsageReport }) {
  const t = useTranslations("usage");
  const format = useFormatter();
  const cost = useCost();
  const figures = [
    [t("requests"), format.number(total.requests)],
    [t("tokens"), format.number(total.total_tokens)],
    [t("cost"), cost(total.costs)],
  ] as const;
  return (
    <dl aria-label={t("total")} className="grid gap-3 sm:grid-cols-3">
      {figures.map(([label, value]) => (
        <div key={label} className="grid gap-1 rounded-2xl border bg-card p-4">
          <dt className="text-muted-foreground text-xs">{label}</dt>
          <dd className="font-semibold text-xl tabular-nums [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
