"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect } from "react";
import { EmptyNote } from "@/components/page/empty-note";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { useFormats } from "@/components/ui/use-formats";
import type { QueuedRun } from "@/lib/protocol/contract/queue";

const REFRESH_MS = 5_000;

/** A person's own runs that have not ended; looked up again every few seconds while the page is seen. */
export function RunQueue({ runs }: { runs: QueuedRun[] }) {
  const t = useTranslations("settings");
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <Card>
      <CardHeader title={t("queue")} text={t("queue_text")} />
      <RunList runs={runs} />
    </Card>
  );
}

/** What runs and waits, or that nothing does. */
export function RunList({ runs }: { runs: QueuedRun[] }) {
  const t = useTranslations("settings");
  if (runs.length === 0) return <EmptyNote>{t("queue_empty")}</EmptyNote>;
  return (
    <ul className="divide-y">
      {runs.map((run) => (
        <Row key={run.run_id} run={run} />
      ))}
    </ul>
  );
}

function Row({ run }: { run: QueuedRun }) {
  const t = useTranslations("settings");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-3 text-sm first:pt-0 last:pb-0">
      <Link
        href={`/c/${run.conversation_id}`}
        className="min-w-0 flex-1 basis-48 truncate rounded font-medium outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
      >
        {run.conversation_title}
      </Link>
      {run.task_type === "scheduled" ? <Badge>{t("queue_scheduled")}</Badge> : null}
      <Status run={run} />
      <span className="text-muted-foreground text-xs tabular-nums">
        <Waiting run={run} />
      </span>
    </li>
  );
}

function Status({ run }: { run: QueuedRun }) {
  const t = useTranslations("settings");
  if (run.status === "running") return <Badge tone="success">{t("queue_running")}</Badge>;
  if (run.status === "waiting_approval") return <Badge tone="warning">{t("queue_waiting_approval")}</Badge>;
  return run.retry_at === null ? (
    <Badge>{t("queue_queued")}</Badge>
  ) : (
    <Badge tone="warning">{t("queue_resting")}</Badge>
  );
}

/** Where it stands in line, since when, or when it is tried again. */
function Waiting({ run }: { run: QueuedRun }) {
  const t = useTranslations("settings");
  const format = useFormatter();
  const time = useFormats().duration(run.waited_seconds);
  if (run.status !== "queued") return t("queue_began_after", { time });
  if (run.retry_at !== null) {
    const at = format.dateTime(new Date(run.retry_at), { hour: "2-digit", minute: "2-digit", second: "2-digit" });
    return t("queue_retry_at", { time: at, count: run.retry_count });
  }
  const waited = t("queue_waited", { time });
  return run.place === null ? waited : `${t("queue_place", { place: run.place })} · ${waited}`;
}
