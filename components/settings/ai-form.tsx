"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ModelOption } from "@/components/shell/chat-data";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { User } from "@/lib/protocol/contract/users";
import { numberOf } from "./number-of";
import type { ProfileActions } from "./profile-actions";
import { SectionForm } from "./section-form";
import { useSave } from "./use-save";

const AUTO = "auto";

interface AiFormProps {
  user: User;
  models: ModelOption[];
  actions: ProfileActions;
}

/** Defaults for new messages: model, temperature, length. */
export function AiForm({ user, models, actions }: AiFormProps) {
  const t = useTranslations("settings");
  const { save, isBusy } = useSave();
  const settings = user.preferences?.ai_settings;
  const [model, setModel] = useState(settings?.default_model ?? AUTO);
  const isKnown = models.some((option) => option.model_id === model);

  const submit = (form: FormData) => {
    const temperature = numberOf(form.get("temperature"));
    const max_tokens = numberOf(form.get("max_tokens"));
    const ai_settings = {
      default_model: isKnown ? model : null,
      ...(temperature === null ? {} : { temperature }),
      ...(max_tokens === null ? {} : { max_tokens }),
    };
    void save(() => actions.updateProfile({ preferences: { ai_settings } }));
  };
  return (
    <SectionForm title={t("ai")} text={t("ai_text")} isBusy={isBusy} onSubmit={submit}>
      <Field label={t("default_model")}>
        <Select
          value={isKnown ? model : AUTO}
          onValueChange={setModel}
          options={[
            { value: AUTO, label: t("default_model_auto") },
            ...models.map((option) => ({
              value: option.model_id,
              label: `${option.provider_name} · ${option.display_name}`,
            })),
          ]}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("temperature")} hint={t("temperature_hint")}>
          <Input
            name="temperature"
            type="number"
            min={0}
            max={2}
            step={0.1}
            defaultValue={settings?.temperature}
            inputMode="decimal"
          />
        </Field>
        <Field label={t("max_tokens")} hint={t("max_tokens_hint")}>
          <Input
            name="max_tokens"
            type="number"
            min={1}
            max={1_000_000}
            step={1}
            defaultValue={settings?.max_tokens}
            inputMode="numeric"
          />
        </Field>
      </div>
    </SectionForm>
  );
}
