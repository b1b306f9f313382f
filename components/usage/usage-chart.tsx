"use client";

import { useFormatter, useTranslations } from "next-intl";
import { everyDay, type UsageReport } from "./usage-report";

/** Tokens by day as bars; the table beside it says the same in words. */
export function UsageChart(report: Pick<UsageReport, "from" | "to" | "byDay">) {
  const t = useTranslations("usage");
  const format = useFormatter();
  const days = everyDay(report);
  const most = Math.max(1, ...days.map(({ tokens }) => tokens));
  const date = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { month: "short", day: "numeric", timeZone: "UTC" });
  const labelled = { from: date(report.from), to: date(report.to) };
  return (
    <figure className="grid min-w-0 gap-2">
      <div role="img" aria-label={t("chart", labelled)} className="flex h-36 items-end gap-px sm:gap-0.5">
        {days.map(({ day, tokens, requests }) => (
          <div
            key={day}
            title={t("chart_day", { day: date(day), tokens: format.number(tokens), requests: format.number(requests) })}
            className="flex h-full min-w-0 flex-1 items-end rounded-sm bg-muted/50"
          >
            <div
              className="w-full rounded-sm bg-primary"
              style={{ height: tokens === 0 ? 0 : `max(2px, ${((tokens / most) * 100).toFixed(2)}%)` }}
            />
          </div>
        ))}
      </div>
      <figcaption className="flex justify-between text-muted-foreground text-xs" aria-hidden>
        <span>{labelled.from}</span>
        <span>{labelled.to}</span>
      </figcaption>
    </figure>
  );
}
