"use client";

import { Plus, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { LlmConfig } from "@/lib/protocol/contract/llm-configs";
import type { Model } from "@/lib/protocol/contract/models";
import type { ProviderActions } from "./provider-actions";
import { ProviderCard } from "./provider-card";
import { ProviderDialog } from "./provider-dialog";

interface ProviderSettingsProps {
  providers: LlmConfig[];
  models: Model[];
  /** Only administrators may share with everybody. */
  canShare: boolean;
  actions: ProviderActions;
}

/** The model providers a person may use, and their own to manage. */
export function ProviderSettings({ providers, models, canShare, actions }: ProviderSettingsProps) {
  const t = useTranslations("providers");
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid max-w-xl gap-1">
          <h1 className="font-semibold text-lg">{t("title")}</h1>
          <p className="text-muted-foreground text-sm">{t("text")}</p>
        </div>
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden /> {t("add")}
        </Button>
      </header>
      {providers.length === 0 ? (
        <section className="grid justify-items-center gap-3 rounded-2xl border border-dashed bg-card px-6 py-12 text-center">
          <span className="flex size-12 items-center justify-center rounded-full bg-primary/10 text-primary">
            <Unplug aria-hidden className="size-5" />
          </span>
          <h2 className="font-semibold">{t("empty_title")}</h2>
          <p className="max-w-lg text-balance text-muted-foreground text-sm leading-relaxed">{t("empty_text")}</p>
        </section>
      ) : null}
      {providers.map((provider) => (
        <ProviderCard
          key={provider.llm_id}
          provider={provider}
          models={models.filter((model) => model.llm_id === provider.llm_id)}
          canShare={canShare}
          actions={actions}
        />
      ))}
      {isAdding ? <ProviderDialog provider={null} onClose={() => setAdding(false)} actions={actions} /> : null}
    </>
  );
}
