"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { visibleText } from "@/components/run/visible-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import type { ShownTool, ToolReviewing } from "./pinned-tool";

const TONE = { approved: "success", new: "warning", changed: "danger", removed: "neutral" } as const;

/** One tool: what it says of itself, whether it was approved, and how it may be used. */
export function PinnedToolItem({ tool, ...reviewing }: ToolReviewing & { tool: ShownTool }) {
  const t = useTranslations("pinned_tools");
  const { name, status, offered, hash } = tool;
  const { isOwn, isBusy, review } = reviewing;
  const isWaiting = status === "new" || status === "changed";
  return (
    <li className="grid gap-2 p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <code className="text-sm [overflow-wrap:anywhere]">{visibleText(name)}</code>
          <Badge tone={TONE[status]}>{t(`tool_status.${status}`)}</Badge>
        </div>
        {isOwn && isWaiting ? (
          <Button size="sm" disabled={isBusy} onClick={() => review([{ name, approve: offered?.hash ?? hash }])}>
            <Check aria-hidden /> {t("approve")}
          </Button>
        ) : null}
      </div>
      <Definition tool={tool} />
      {offered ? (
        <div className="grid gap-1 rounded-lg bg-destructive/8 p-2">
          <p className="font-medium text-xs">{t("offered_now")}</p>
          <Definition tool={offered} />
        </div>
      ) : null}
      {isOwn && status === "approved" ? <ToolSwitches tool={tool} {...reviewing} /> : null}
    </li>
  );
}

function ToolSwitches({ tool, isBusy, review, mayOnlyRead }: ToolReviewing & { tool: ShownTool }) {
  const t = useTranslations("pinned_tools");
  const { name } = tool;
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      <Switch
        label={t("tool_enabled")}
        checked={tool.is_enabled}
        disabled={isBusy}
        onCheckedChange={(is_enabled) => review([{ name, is_enabled }])}
      />
      {mayOnlyRead(name) ? (
        <Switch
          label={t("read_only")}
          checked={tool.is_read_only}
          disabled={isBusy}
          onCheckedChange={(is_read_only) => review([{ name, is_read_only }])}
        />
      ) : null}
    </div>
  );
}

/** All of it, also letters that are drawn as nothing: what is not shown could tell a model anything. */
function Definition({ tool }: { tool: Pick<ShownTool, "description" | "input_schema"> }) {
  const t = useTranslations("pinned_tools");
  return (
    <>
      <p className="whitespace-pre-line text-muted-foreground text-xs leading-relaxed [overflow-wrap:anywhere]">
        {visibleText(tool.description) || t("no_description")}
      </p>
      <details className="text-xs">
        <summary className="cursor-pointer text-muted-foreground">{t("arguments")}</summary>
        <pre className="mt-1 max-h-60 overflow-auto rounded-lg bg-muted p-2">
          {visibleText(JSON.stringify(tool.input_schema, null, 2))}
        </pre>
      </details>
    </>
  );
}
