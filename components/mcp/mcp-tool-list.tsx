"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSave } from "@/components/form/use-save";
import { Button } from "@/components/ui/button";
import type { McpServer } from "@/lib/protocol/contract/mcp-servers";
import type { McpActions } from "./mcp-actions";
import { McpToolItem } from "./mcp-tool-item";

/** What a server offers, to be approved before any agent uses it. */
export function McpToolList({ server, actions }: { server: McpServer; actions: McpActions }) {
  const t = useTranslations("mcp");
  const { save, isBusy } = useSave();
  const { server_id, version, tools, is_own } = server;
  const waiting = tools.filter(({ status }) => status === "new");
  const approveAll = () =>
    save(() => {
      const reviews = waiting.map(({ name, hash }) => ({ name, approve: hash }));
      return actions.reviewMcpTools({ server_id, if_match: version, tools: reviews });
    });
  if (tools.length === 0) return null;
  return (
    <section aria-label={t("tools")} className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium text-sm">{t("tools_count", { count: tools.length })}</h3>
        {is_own && waiting.length > 1 ? (
          <Button variant="outline" size="sm" disabled={isBusy} onClick={() => void approveAll()}>
            <Check aria-hidden /> {t("approve_all", { count: waiting.length })}
          </Button>
        ) : null}
      </div>
      <ul className="grid max-h-128 divide-y overflow-y-auto rounded-xl border">
        {tools.map((tool) => (
          <McpToolItem key={tool.name} server={server} tool={tool} actions={actions} />
        ))}
      </ul>
    </section>
  );
}
