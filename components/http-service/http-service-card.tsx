"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { EditMenu } from "@/components/form/edit-menu";
import { useSave } from "@/components/form/use-save";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { Switch } from "@/components/ui/switch";
import type { HttpService } from "@/lib/protocol/contract/http-services";
import type { HttpServiceActions } from "./http-service-actions";
import { HttpServiceDialog } from "./http-service-dialog";
import { HttpServiceToolList } from "./http-service-tool-list";

interface HttpServiceCardProps {
  service: HttpService;
  credentials: string[];
  canShare: boolean;
  actions: HttpServiceActions;
}

/** One service: where it is asked, what its document says, and its operations. */
export function HttpServiceCard({ service, ...options }: HttpServiceCardProps) {
  const t = useTranslations("http_services");
  const { save, isBusy } = useSave();
  const { service_id, name, status, status_message, is_own } = service;
  const { actions } = options;
  return (
    <Card aria-label={name} className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid min-w-0 gap-1.5">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="font-semibold [overflow-wrap:anywhere]">{name}</h2>
            <Badge tone={status === "ready" ? "success" : "danger"}>{t(`status.${status}`)}</Badge>
            {service.is_shared ? <Badge tone="accent">{t("shared")}</Badge> : null}
          </div>
          <Addresses service={service} />
        </div>
        {is_own ? (
          <div className="flex items-center gap-1.5">
            <Button
              variant="outline"
              size="sm"
              disabled={isBusy}
              onClick={() => void save(() => actions.refreshHttpService({ service_id }), t("read_again"))}
            >
              {isBusy ? <Spinner /> : <RefreshCw aria-hidden />} {t("refresh")}
            </Button>
            <EditMenu
              label={t("actions", { name })}
              editDialog={(onClose) => <HttpServiceDialog service={service} onClose={onClose} {...options} />}
              removal={{ label: t("remove"), title: t("remove_title", { name }), text: t("remove_text") }}
              onRemove={() => void save(() => actions.deleteHttpService({ service_id }), t("removed", { name }))}
            />
          </div>
        ) : null}
      </div>
      {status_message ? <Notice tone={status === "ready" ? "info" : "error"}>{status_message}</Notice> : null}
      <HttpServiceToolList service={service} actions={actions} />
      {is_own ? (
        <Switch
          label={t("is_enabled")}
          checked={service.is_enabled}
          disabled={isBusy}
          onCheckedChange={(is_enabled) => void save(() => actions.updateHttpService({ service_id, is_enabled }))}
        />
      ) : null}
    </Card>
  );
}

const originOf = (address: string | null): string | undefined => (address ? URL.parse(address)?.origin : undefined);

/** Where its requests go, where its document came from, and where these are not the same. */
function Addresses({ service: { prefix, base_url, document_url, credential_name } }: { service: HttpService }) {
  const t = useTranslations("http_services");
  if (base_url === null) return <p className="text-muted-foreground text-xs">{t("shared_by_admin")}</p>;
  const lines = [
    `${t("asks_at", { address: base_url })} · ${prefix}_…`,
    document_url === null ? t("document_sent") : t("document_at", { address: document_url }),
    ...(credential_name ? [t("sends_secret", { name: credential_name })] : []),
  ];
  const isOther = document_url !== null && originOf(document_url) !== originOf(base_url);
  return (
    <div className="grid gap-1 text-muted-foreground text-xs leading-relaxed [overflow-wrap:anywhere]">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {isOther ? (
        <p className="font-medium text-warning">{t("other_origin", { host: URL.parse(base_url)?.host ?? base_url })}</p>
      ) : null}
    </div>
  );
}
