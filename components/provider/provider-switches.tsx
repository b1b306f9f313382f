"use client";

import { useTranslations } from "next-intl";
import { useSave } from "@/components/form/use-save";
import { Switch } from "@/components/ui/switch";
import type { LlmConfig } from "@/lib/protocol/contract/llm-configs";
import type { ProviderActions } from "./provider-actions";

interface ProviderSwitchesProps {
  provider: LlmConfig;
  canShare: boolean;
  actions: ProviderActions;
}

/** Active, default and shared; each is saved as it is set. */
export function ProviderSwitches({ provider, canShare, actions }: ProviderSwitchesProps) {
  const t = useTranslations("providers");
  const { save, isBusy } = useSave();
  const { llm_id } = provider;
  const set = (fields: { is_active?: boolean; is_default?: boolean; is_shared?: boolean }) =>
    void save(() => actions.updateProvider({ llm_id, ...fields }));
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-3 border-t pt-4">
      <Switch
        label={t("active")}
        checked={provider.is_active}
        disabled={isBusy}
        onCheckedChange={(is_active) => set({ is_active })}
      />
      <Switch
        label={t("default")}
        checked={provider.is_default}
        disabled={isBusy}
        onCheckedChange={(is_default) => set({ is_default })}
      />
      {canShare ? (
        <Switch
          label={t("shared")}
          checked={provider.is_shared}
          disabled={isBusy}
          onCheckedChange={(is_shared) => set({ is_shared })}
        />
      ) : null}
    </div>
  );
}
