"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ShownTool, ToolReviewing } from "./pinned-tool";
import { PinnedToolItem } from "./pinned-tool-item";

/** What a server or service offers, to be approved before any agent uses it. */
export function PinnedToolList({ tools, ...reviewing }: ToolReviewing & { tools: ShownTool[] }) {
  const t = useTranslations("pinned_tools");
  const waiting = tools.filter(({ status }) => status === "new");
  if (tools.length === 0) return null;
  return (
    <section aria-label={t("tools")} className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium text-sm">{t("tools_count", { count: tools.length })}</h3>
        {reviewing.isOwn && waiting.length > 1 ? (
          <Button
            variant="outline"
            size="sm"
            disabled={reviewing.isBusy}
            onClick={() => reviewing.review(waiting.map(({ name, hash }) => ({ name, approve: hash })))}
          >
            <Check aria-hidden /> {t("approve_all", { count: waiting.length })}
          </Button>
        ) : null}
      </div>
      <ul className="grid max-h-128 divide-y overflow-y-auto rounded-xl border">
        {tools.map((tool) => (
          <PinnedToolItem key={tool.name} tool={tool} {...reviewing} />
        ))}
      </ul>
    </section>
  );
}
