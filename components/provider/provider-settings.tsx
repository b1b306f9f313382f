"use client";

import { Unplug } from "lucide-react";
import { CollectionPage } from "@/components/page/collection-page";
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
  return (
    <CollectionPage
      words="providers"
      isEmpty={providers.length === 0}
      EmptyIcon={Unplug}
      addDialog={(onClose) => <ProviderDialog provider={null} onClose={onClose} actions={actions} />}
    >
      {providers.map((provider) => (
        <ProviderCard
          key={provider.llm_id}
          provider={provider}
          models={models.filter((model) => model.llm_id === provider.llm_id)}
          canShare={canShare}
          actions={actions}
        />
      ))}
    </CollectionPage>
  );
}
