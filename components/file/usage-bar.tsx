"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { useFormats } from "@/components/ui/use-formats";
import type { WorkspaceUsage } from "@/lib/protocol/contract/files";

/** Above this part the bar warns. */
const NEARLY_FULL = 0.9;

/** How much of its quota a conversation uses; what it is made of is in the tooltip. */
export function UsageBar({ usage }: { usage: WorkspaceUsage }) {
  const t = useTranslations("panel");
  const { size } = useFormats();
  const part = Math.max(usage.bytes / usage.max_bytes, usage.person_bytes / usage.person_max_bytes);
  const isNearlyFull = part > NEARLY_FULL;
  const older = usage.bytes - usage.current_bytes;
  const details = [
    t("usage_files", { count: usage.files, max: usage.max_files }),
    older > 0 ? t("usage_versions", { size: size(older) }) : "",
    t("usage_person", { used: size(usage.person_bytes), max: size(usage.person_max_bytes) }),
  ].filter(Boolean);
  return (
    <div className="grid gap-1 px-2 text-muted-foreground text-xs" title={details.join("\n")}>
      <meter
        aria-label={t("usage_label")}
        min={0}
        max={usage.max_bytes}
        value={Math.min(usage.bytes, usage.max_bytes)}
        className="sr-only"
      />
      <div aria-hidden className="h-1 overflow-hidden rounded-full bg-sidebar-accent">
        <div
          className={cn("h-full rounded-full", isNearlyFull ? "bg-warning" : "bg-primary/70")}
          style={{ width: `${Math.min(100, Math.max(part * 100, usage.bytes > 0 ? 1 : 0))}%` }}
        />
      </div>
      <span>{t("usage", { used: size(usage.bytes), max: size(usage.max_bytes) })}</span>
      {isNearlyFull ? <span>{details.at(-1)}</span> : null}
    </div>
  );
}
