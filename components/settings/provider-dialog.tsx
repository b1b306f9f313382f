"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { Switch } from "@/components/ui/switch";
import { useErrorText } from "@/components/ui/use-error-text";
import type { LlmConfig, ProviderKind } from "@/lib/protocol/contract/llm-configs";
import type { ProviderActions } from "./provider-actions";
import { PROVIDER_PRESETS, providerPreset } from "./provider-presets";
import { useSave } from "./use-save";

interface ProviderDialogProps {
  /** Null for a new one. */
  provider: LlmConfig | null;
  onClose: () => void;
  actions: ProviderActions;
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

/** Adds a provider or changes one. A key that is not typed stays as it is. */
export function ProviderDialog({ provider, onClose, actions }: ProviderDialogProps) {
  const t = useTranslations();
  const errorText = useErrorText();
  const { save, isBusy, error } = useSave();
  const [kind, setKind] = useState<ProviderKind>(provider?.provider ?? "openai");
  const [is_default, setDefault] = useState(provider?.is_default ?? false);
  const preset = providerPreset(kind);
  const isWrong = (field: string) =>
    error?.details?.some((detail) => detail.field === field) ? errorText({ code: "VALIDATION_ERROR" }) : undefined;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const provider_name = textOf(form, "provider_name") || t(`providers.kinds.${kind}`);
    const api_key = textOf(form, "api_key");
    const api_base_url = textOf(form, "api_base_url") || null;
    const organization_id = textOf(form, "organization_id") || null;
    const fields = { provider_name, api_base_url, organization_id, is_default };
    const result = provider
      ? await save(() =>
          actions.updateProvider({ llm_id: provider.llm_id, ...fields, ...(api_key ? { api_key } : {}) }),
        )
      : await save(
          () => actions.createProvider({ provider: kind, api_key, ...fields }),
          t("providers.added", { name: provider_name }),
        );
    if (result.ok) onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={provider ? t("providers.edit_title", { name: provider.provider_name }) : t("providers.add_title")}
      description={t("providers.dialog_text")}
    >
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {error ? <Notice tone="error">{errorText(error)}</Notice> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("providers.kind")}>
            <Select
              value={kind}
              onValueChange={setKind}
              disabled={provider !== null}
              options={PROVIDER_PRESETS.map(({ kind: value }) => ({ value, label: t(`providers.kinds.${value}`) }))}
            />
          </Field>
          <Field label={t("providers.name")} error={isWrong("provider_name")}>
            <Input
              name="provider_name"
              defaultValue={provider?.provider_name}
              placeholder={t(`providers.kinds.${kind}`)}
              maxLength={100}
            />
          </Field>
        </div>
        <Field
          label={t("providers.api_key")}
          error={isWrong("api_key")}
          hint={
            provider?.api_key_last4
              ? t("providers.api_key_keep", { last4: provider.api_key_last4 })
              : kind === "custom"
                ? t("providers.api_key_optional")
                : t("providers.api_key_write_only")
          }
        >
          <PasswordInput
            name="api_key"
            autoComplete="off"
            maxLength={1000}
            required={provider === null && kind !== "custom"}
          />
        </Field>
        <Field
          label={t("providers.base_url")}
          error={isWrong("api_base_url")}
          hint={provider ? t("providers.base_url_host") : preset.needsUrl ? undefined : t("providers.base_url_default")}
        >
          <Input
            name="api_base_url"
            type="url"
            inputMode="url"
            defaultValue={provider?.api_base_url ?? ""}
            placeholder={preset.exampleUrl}
            required={preset.needsUrl}
            maxLength={500}
          />
        </Field>
        {preset.hasOrganization ? (
          <Field label={t("providers.organization")} hint={t("common.optional")}>
            <Input name="organization_id" defaultValue={provider?.organization_id ?? ""} maxLength={100} />
          </Field>
        ) : null}
        <Switch label={t("providers.make_default")} checked={is_default} onCheckedChange={setDefault} />
        <div className="flex justify-end gap-2 pt-1">
          <Button variant="outline" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" disabled={isBusy}>
            {isBusy ? <Spinner className="text-primary-foreground" /> : null}
            {provider ? t("common.save") : t("common.add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
