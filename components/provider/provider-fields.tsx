"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import { useErrorText } from "@/components/ui/use-error-text";
import type { LlmConfig, ProviderKind } from "@/lib/protocol/contract/llm-configs";
import type { PublicError } from "@/lib/protocol/envelope";
import { PROVIDER_PRESETS, providerPreset } from "./provider-presets";

interface ProviderFieldsProps {
  /** Null for a new one. */
  provider: LlmConfig | null;
  kind: ProviderKind;
  onKind: (kind: ProviderKind) => void;
  error: PublicError | null;
}

/** What kind of provider it is, what it is called and how it is reached. */
export function ProviderFields({ provider, kind, onKind, error }: ProviderFieldsProps) {
  const t = useTranslations("providers");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const isWrong = (field: string) =>
    error?.details?.some((detail) => detail.field === field) ? errorText({ code: "VALIDATION_ERROR" }) : undefined;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("kind")}>
          <Select
            value={kind}
            onValueChange={onKind}
            disabled={provider !== null}
            options={PROVIDER_PRESETS.map(({ kind: value }) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Field>
        <Field label={t("name")} error={isWrong("provider_name")}>
          <Input
            name="provider_name"
            defaultValue={provider?.provider_name}
            placeholder={t(`kinds.${kind}`)}
            maxLength={100}
          />
        </Field>
      </div>
      <KeyField provider={provider} kind={kind} problem={isWrong("api_key")} />
      <AddressField provider={provider} kind={kind} problem={isWrong("api_base_url")} />
      {providerPreset(kind).hasOrganization ? (
        <Field label={t("organization")} hint={common("optional")}>
          <Input name="organization_id" defaultValue={provider?.organization_id ?? ""} maxLength={100} />
        </Field>
      ) : null}
    </>
  );
}

interface PartProps extends Pick<ProviderFieldsProps, "provider" | "kind"> {
  problem: string | undefined;
}

function KeyField({ provider, kind, problem }: PartProps) {
  const t = useTranslations("providers");
  const forNew = kind === "custom" ? t("api_key_optional") : t("api_key_write_only");
  const last4 = provider?.api_key_last4;
  return (
    <Field label={t("api_key")} error={problem} hint={last4 ? t("api_key_keep", { last4 }) : forNew}>
      <PasswordInput
        name="api_key"
        autoComplete="off"
        maxLength={1000}
        required={provider === null && kind !== "custom"}
      />
    </Field>
  );
}

function AddressField({ provider, kind, problem }: PartProps) {
  const t = useTranslations("providers");
  const { needsUrl, exampleUrl } = providerPreset(kind);
  const forNew = needsUrl ? undefined : t("base_url_default");
  return (
    <Field label={t("base_url")} error={problem} hint={provider ? t("base_url_host") : forNew}>
      <Input
        name="api_base_url"
        type="url"
        inputMode="url"
        defaultValue={provider?.api_base_url ?? ""}
        placeholder={exampleUrl}
        required={needsUrl}
        maxLength={500}
      />
    </Field>
  );
}
