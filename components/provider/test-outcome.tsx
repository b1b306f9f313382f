"use client";

import { Check, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSave } from "@/components/form/use-save";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useErrorText } from "@/components/ui/use-error-text";
import type { LlmConfig, LlmConfigTest } from "@/lib/protocol/contract/llm-configs";
import type { Model } from "@/lib/protocol/contract/models";
import type { ProviderActions } from "./provider-actions";

interface TestOutcomeProps {
  outcome: LlmConfigTest;
  provider: LlmConfig;
  models: Model[];
  actions: ProviderActions;
}

const FILTER_FROM = 12;

/** How a connection test went, and the provider's models to add by a click. */
export function TestOutcome({ outcome, provider, models, actions }: TestOutcomeProps) {
  const t = useTranslations("providers");
  const errorText = useErrorText();
  if (outcome.test_status === "failed") {
    const reason = outcome.error ? errorText(outcome.error) : errorText({ code: "UNKNOWN" });
    return (
      <Notice tone="error" title={t("test_failed", { reason })}>
        {outcome.error ? <p className="text-muted-foreground text-xs">{outcome.error.message}</p> : null}
      </Notice>
    );
  }
  return (
    <Notice tone="success" title={t("test_ok", { latency: outcome.latency })}>
      <AvailableModels names={outcome.available_models} provider={provider} models={models} actions={actions} />
    </Notice>
  );
}

function AvailableModels({
  names,
  provider,
  models,
  actions,
}: Omit<TestOutcomeProps, "outcome"> & { names: string[] }) {
  const t = useTranslations("providers");
  const { save, isBusy } = useSave();
  const [filter, setFilter] = useState("");
  const added = new Set(models.map((model) => model.name));
  const shown = names.filter((name) => name.toLowerCase().includes(filter.trim().toLowerCase()));
  if (names.length === 0) return <p className="text-muted-foreground">{t("available_none")}</p>;
  return (
    <div className="grid gap-2.5">
      <p className="text-muted-foreground">{t("available")}</p>
      {names.length > FILTER_FROM ? (
        <Input
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          placeholder={t("available_filter")}
          aria-label={t("available_filter")}
          className="max-w-xs"
        />
      ) : null}
      <ul className="flex max-h-48 flex-wrap gap-1.5 overflow-y-auto">
        {shown.map((name) => (
          <li key={name} className="min-w-0">
            <Button
              variant="outline"
              size="sm"
              disabled={added.has(name) || isBusy}
              aria-label={added.has(name) ? t("already_added", { name }) : name}
              className="h-7 max-w-full gap-1.5 px-2.5 font-normal"
              onClick={() =>
                void save(() => actions.createModel({ llm_id: provider.llm_id, name }), t("model_added", { name }))
              }
            >
              {added.has(name) ? <Check aria-hidden className="text-success" /> : <Plus aria-hidden />}
              <span className="truncate">{name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
