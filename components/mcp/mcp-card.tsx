"use client";

import { LogIn, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { EditMenu } from "@/components/form/edit-menu";
import { useSave } from "@/components/form/use-save";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { Switch } from "@/components/ui/switch";
import type { McpServer } from "@/lib/protocol/contract/mcp-servers";
import type { McpActions } from "./mcp-actions";
import { McpDialog } from "./mcp-dialog";
import { McpToolList } from "./mcp-tool-list";

interface McpCardProps {
  server: McpServer;
  canShare: boolean;
  canRunPrograms: boolean;
  actions: McpActions;
}

const STATUS_TONE = { pending: "neutral", connected: "success", failed: "danger", needs_sign_in: "warning" } as const;

/** One server: where it is, whether it answers, and its tools. */
export function McpCard({ server, ...options }: McpCardProps) {
  const t = useTranslations("mcp");
  const { save, isBusy } = useSave();
  const { server_id, name, status, status_message, is_own } = server;
  const { actions } = options;
  return (
    <Card aria-label={name} className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid min-w-0 gap-1.5">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="font-semibold [overflow-wrap:anywhere]">{name}</h2>
            <Badge tone={STATUS_TONE[status]}>{t(`status.${status}`)}</Badge>
            {server.is_shared ? <Badge tone="accent">{t("shared")}</Badge> : null}
          </div>
          <p className="text-muted-foreground text-xs leading-relaxed [overflow-wrap:anywhere]">
            {server.url ?? server.command?.join(" ") ?? t("shared_by_admin")} · {server.prefix}_…
          </p>
        </div>
        {is_own ? (
          <div className="flex items-center gap-1.5">
            <Connection server={server} actions={actions} />
            <EditMenu
              label={t("actions", { name })}
              editDialog={(onClose) => <McpDialog server={server} onClose={onClose} {...options} />}
              removal={{ label: t("remove"), title: t("remove_title", { name }), text: t("remove_text") }}
              onRemove={() => void save(() => actions.deleteMcpServer({ server_id }), t("removed", { name }))}
            />
          </div>
        ) : null}
      </div>
      {status_message ? <Notice tone={status === "connected" ? "info" : "error"}>{status_message}</Notice> : null}
      <McpToolList server={server} actions={actions} />
      {is_own ? (
        <Switch
          label={t("is_enabled")}
          checked={server.is_enabled}
          disabled={isBusy}
          onCheckedChange={(is_enabled) => void save(() => actions.updateMcpServer({ server_id, is_enabled }))}
        />
      ) : null}
    </Card>
  );
}

/** Asks the server what it offers, or signs in there first. */
function Connection({ server: { server_id, status }, actions }: Pick<McpCardProps, "server" | "actions">) {
  const t = useTranslations("mcp");
  const { save, isBusy } = useSave();
  const refresh = () => save(() => actions.refreshMcpServer({ server_id }), t("asked"));
  const signIn = async () => {
    const result = await save(() => actions.signInToMcpServer({ server_id }), t("sign_in_begun"));
    if (!result.ok) return;
    if (result.data.authorization_url) window.location.assign(result.data.authorization_url);
    else await refresh();
  };
  const isSignIn = status === "needs_sign_in";
  return (
    <Button variant="outline" size="sm" disabled={isBusy} onClick={() => void (isSignIn ? signIn() : refresh())}>
      {isBusy ? <Spinner /> : isSignIn ? <LogIn aria-hidden /> : <RefreshCw aria-hidden />}
      {isSignIn ? t("sign_in") : t("connect")}
    </Button>
  );
}
