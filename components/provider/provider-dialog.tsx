"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { SaveProblem } from "@/components/form/save-problem";
import { textOf } from "@/components/form/text-of";
import { useSave } from "@/components/form/use-save";
import { Switch } from "@/components/ui/switch";
import type { LlmConfig, ProviderKind } from "@/lib/protocol/contract/llm-configs";
import type { ProviderActions } from "./provider-actions";
import { ProviderFields } from "./provider-fields";

interface ProviderDialogProps {
  /** Null for a new one. */
  provider: LlmConfig | null;
  onClose: () => void;
  actions: ProviderActions;
}

/** Adds a provider or changes one. A key that is not typed stays as it is. */
export function ProviderDialog({ provider, onClose, actions }: ProviderDialogProps) {
  const t = useTranslations();
  const { save, isBusy, error } = useSave();
  const [kind, setKind] = useState<ProviderKind>(provider?.provider ?? "openai");
  const [is_default, setDefault] = useState(provider?.is_default ?? false);

  const submit = async (form: FormData, isForced: boolean) => {
    const provider_name = textOf(form, "provider_name") || t(`providers.kinds.${kind}`);
    const api_key = textOf(form, "api_key");
    const api_base_url = textOf(form, "api_base_url") || null;
    const organization_id = textOf(form, "organization_id") || null;
    const fields = { provider_name, api_base_url, organization_id, is_default };
    const result = provider
      ? await save(() =>
          actions.updateProvider({
            llm_id: provider.llm_id,
            ...(isForced ? {} : { if_match: provider.version }),
            ...fields,
            ...(api_key ? { api_key } : {}),
          }),
        )
      : await save(
          () => actions.createProvider({ provider: kind, api_key, ...fields }),
          t("providers.added", { name: provider_name }),
        );
    if (result.ok) onClose();
  };

  return (
    <FormDialog
      title={provider ? t("providers.edit_title", { name: provider.provider_name }) : t("providers.add_title")}
      description={t("providers.dialog_text")}
      submitLabel={provider ? t("common.save") : t("common.add")}
      isBusy={isBusy}
      onSubmit={(form) => void submit(form, false)}
      onClose={onClose}
    >
      <SaveProblem error={error} onForce={(form) => void submit(form, true)} />
      <ProviderFields provider={provider} kind={kind} onKind={setKind} error={error} />
      <Switch label={t("providers.make_default")} checked={is_default} onCheckedChange={setDefault} />
    </FormDialog>
  );
}
