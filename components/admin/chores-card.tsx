import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { Card, CardHeader } from "@/components/ui/card";
import type { Chore } from "@/lib/protocol/contract/settings";

/** The regular chores of the installation, with how their last runs went. */
export function ChoresCard({ chores }: { chores: Chore[] }) {
  const t = useTranslations("admin");
  return (
    <Card aria-label={t("chores")}>
      <CardHeader title={t("chores")} text={t("chores_text")} />
      <ul className="grid gap-x-8 gap-y-2.5 sm:grid-cols-2">
        {chores.map((chore) => (
          <li key={chore.name} className="flex min-w-0 items-start gap-2.5 text-sm">
            <ChoreIcon chore={chore} />
            <span className="grid min-w-0">
              {t(`chore_names.${chore.name}`)}
              <ChoreOutcome chore={chore} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ChoreIcon({ chore: { last } }: { chore: Chore }) {
  if (!last) return <CircleDashed aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />;
  if (last.outcome === "failed") return <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-destructive" />;
  return <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />;
}

function ChoreOutcome({ chore: { last, is_running } }: { chore: Chore }) {
  const t = useTranslations("admin");
  const format = useFormatter();
  const now = useNow();
  const when = last ? format.relativeTime(new Date(last.finished_at), now) : "";
  const said = [
    is_running ? t("chore_running") : null,
    last ? t(last.outcome === "failed" ? "chore_failed" : "chore_done", { when }) : t("chore_never"),
    last?.count ? t("chore_count", { count: last.count }) : null,
  ];
  return <span className="text-muted-foreground text-xs">{said.filter(Boolean).join(" · ")}</span>;
}
