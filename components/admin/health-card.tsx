import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import type { Health } from "@/lib/protocol/contract/system";

const KNOWN = ["hub", "database", "migrations", "worker", "queue", "partitions", "storage", "sandbox"] as const;

/** How the parts of the server are. */
export function HealthCard({ health }: { health: Health }) {
  const t = useTranslations("admin");
  const isReady = health.status === "ready";
  const label = (name: string) => {
    const known = KNOWN.find((check) => check === name);
    return known ? t(`checks.${known}`) : name;
  };
  return (
    <Card>
      <CardHeader
        title={t("health")}
        text={
          health.partition_months_left === undefined
            ? undefined
            : t("partition_months", { count: health.partition_months_left })
        }
      >
        <Badge tone={isReady ? "success" : "danger"}>{isReady ? t("health_ready") : t("health_unavailable")}</Badge>
      </CardHeader>
      <ul className="grid gap-x-8 gap-y-2.5 sm:grid-cols-2">
        {Object.entries(health.checks).map(([name, check]) => (
          <li key={name} className="flex min-w-0 items-start gap-2.5 text-sm">
            {check.ok ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
            ) : (
              <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-destructive" />
            )}
            <span className="grid min-w-0 gap-0.5">
              {label(name)}
              {check.detail ? (
                <span className="text-muted-foreground text-xs [overflow-wrap:anywhere]">{check.detail}</span>
              ) : null}
            </span>
            <span className="sr-only">{check.ok ? t("health_ready") : t("health_unavailable")}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
