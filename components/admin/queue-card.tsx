"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { useFormats } from "@/components/ui/use-formats";
import type { PoolStats, RunStatistics } from "@/lib/protocol/contract/queue";

/** How many runs are at work and wait, and how the last day went: counts and times, nobody's words. */
export function QueueCard({ pool, statistics }: { pool: PoolStats; statistics: RunStatistics }) {
  const t = useTranslations("admin");
  const { now, last_24h } = statistics;
  const { completed, failed, cancelled } = last_24h.ended;
  const isFull = pool.available_agents === 0;
  return (
    <Card>
      <CardHeader title={t("run_queue")} text={t("run_queue_text")}>
        <Badge tone={isFull ? "warning" : "success"}>
          {t("run_places", { busy: pool.busy_agents, total: pool.total_agents })}
        </Badge>
      </CardHeader>
      <dl className="grid grid-cols-3 gap-3">
        <Count label={t("runs_running")} count={now.running} />
        <Count label={t("runs_queued")} count={now.queued} />
        <Count label={t("runs_waiting")} count={now.waiting_approval} />
      </dl>
      {completed + failed + cancelled === 0 ? (
        <p className="mt-5 text-muted-foreground text-sm">{t("no_runs")}</p>
      ) : (
        <LastDay lastDay={last_24h} />
      )}
    </Card>
  );
}

const Count = ({ label, count }: { label: string; count: number }) => (
  <div className="rounded-xl bg-secondary/60 px-3 py-2.5">
    <dt className="text-muted-foreground text-xs">{label}</dt>
    <dd className="font-semibold text-xl tabular-nums">{count}</dd>
  </div>
);

function LastDay({ lastDay }: { lastDay: RunStatistics["last_24h"] }) {
  const t = useTranslations("admin");
  const formats = useFormats();
  const { waiting_time, duration, ended, retries, failures, busiest } = lastDay;
  const time = (seconds: number | null) => (seconds === null ? "–" : formats.duration(seconds));
  const spread = ({ p50, p95 }: { p50: number | null; p95: number | null }) =>
    t("run_percentiles", { p50: time(p50), p95: time(p95) });
  return (
    <dl className="mt-5 grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
      <Fact label={t("waiting_time")}>
        {spread(waiting_time)}, {t("run_longest", { max: time(waiting_time.max) })}
      </Fact>
      <Fact label={t("run_duration")}>{spread(duration)}</Fact>
      <Fact label={t("runs_ended")}>{t("runs_ended_counts", ended)}</Fact>
      <Fact label={t("run_retries")}>{retries}</Fact>
      {failures.length > 0 ? (
        <Fact label={t("run_failures")}>
          {failures.map(({ error_code, count }) => (
            <span key={error_code} className="mr-3 inline-block whitespace-nowrap">
              <code className="text-xs">{error_code}</code> {count}
            </span>
          ))}
        </Fact>
      ) : null}
      <Fact label={t("busiest")}>
        {busiest.map(({ user_id, nickname, runs }) => (
          <span key={user_id} className="mr-3 inline-block">
            {nickname} <span className="text-muted-foreground">{t("busiest_runs", { count: runs })}</span>
          </span>
        ))}
      </Fact>
    </dl>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid gap-0.5">
    <dt className="text-muted-foreground text-xs">{label}</dt>
    <dd className="tabular-nums">{children}</dd>
  </div>
);
