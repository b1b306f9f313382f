"use client";

import { Zap } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { EditMenu } from "@/components/form/edit-menu";
import { useSave } from "@/components/form/use-save";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Spinner } from "@/components/ui/spinner";
import type { LlmConfig } from "@/lib/protocol/contract/llm-configs";
import type { Model } from "@/lib/protocol/contract/models";
import { ModelTable } from "./model-table";
import type { ProviderActions } from "./provider-actions";
import { ProviderDialog } from "./provider-dialog";
import { ProviderSwitches } from "./provider-switches";
import { TestOutcome } from "./test-outcome";
import { useProviderTest } from "./use-provider-test";

interface ProviderCardProps {
  provider: LlmConfig;
  models: Model[];
  canShare: boolean;
  actions: ProviderActions;
}

const STATUS_TONE = { pending: "neutral", success: "success", failed: "danger" } as const;

/** One provider: its key's end, its state, its test and its models. */
export function ProviderCard({ provider, models, canShare, actions }: ProviderCardProps) {
  const t = useTranslations("providers");
  const { test, isTesting, outcome } = useProviderTest(provider, actions);
  return (
    <Card aria-label={provider.provider_name} className="grid gap-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid min-w-0 gap-1.5">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="font-semibold">{provider.provider_name}</h2>
            <Badge>{t(`kinds.${provider.provider}`)}</Badge>
            {provider.is_default ? <Badge tone="accent">{t("default")}</Badge> : null}
            {provider.is_shared ? <Badge tone="accent">{t("shared_badge")}</Badge> : null}
            {provider.is_active ? null : <Badge tone="warning">{t("inactive")}</Badge>}
            <Badge tone={STATUS_TONE[provider.test_status]}>{t(`status.${provider.test_status}`)}</Badge>
          </div>
          <ProviderFacts provider={provider} />
        </div>
        {provider.is_own ? (
          <div className="flex items-center gap-1.5">
            <Button variant="outline" size="sm" disabled={isTesting} onClick={() => void test()}>
              {isTesting ? <Spinner /> : <Zap aria-hidden />}
              {isTesting ? t("testing") : t("test")}
            </Button>
            <ProviderMenu provider={provider} actions={actions} />
          </div>
        ) : null}
      </div>
      {outcome ? <TestOutcome outcome={outcome} provider={provider} models={models} actions={actions} /> : null}
      <ModelTable provider={provider} models={models} actions={actions} />
      {provider.is_own ? <ProviderSwitches provider={provider} canShare={canShare} actions={actions} /> : null}
    </Card>
  );
}

function ProviderFacts({ provider }: { provider: LlmConfig }) {
  const t = useTranslations("providers");
  const format = useFormatter();
  const now = useNow();
  const key = provider.api_key_last4 ? t("key_ending", { last4: provider.api_key_last4 }) : t("no_key");
  const tested = provider.last_tested_at
    ? t("tested", { when: format.relativeTime(new Date(provider.last_tested_at), now) })
    : t("never_tested");
  const facts = [provider.is_own ? key : t("shared_by_admin"), provider.api_base_url, provider.is_own ? tested : null];
  return (
    <p className="flex flex-wrap gap-x-2 text-muted-foreground text-xs leading-relaxed [overflow-wrap:anywhere]">
      {facts.filter(Boolean).join(" · ")}
    </p>
  );
}

function ProviderMenu({ provider, actions }: Pick<ProviderCardProps, "provider" | "actions">) {
  const t = useTranslations();
  const { save } = useSave();
  const { llm_id, provider_name: name } = provider;
  return (
    <EditMenu
      label={t("providers.actions", { name })}
      editDialog={(onClose) => <ProviderDialog provider={provider} onClose={onClose} actions={actions} />}
      removal={{
        label: t("common.delete"),
        title: t("providers.delete_title", { name }),
        text: t("providers.delete_text"),
      }}
      onRemove={() => void save(() => actions.deleteProvider({ llm_id }), t("providers.deleted", { name }))}
    />
  );
}
