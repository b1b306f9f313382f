"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { numberOf } from "@/components/form/number-of";
import { SectionForm } from "@/components/form/section-form";
import { useSave } from "@/components/form/use-save";
import { knownModel } from "@/components/provider/known-model";
import { ModelSelect } from "@/components/provider/model-select";
import type { ModelOption } from "@/components/shell/chat-data";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { User } from "@/lib/protocol/contract/users";
import type { ProfileActions } from "./profile-actions";

interface AiFormProps {
  user: User;
  models: ModelOption[];
  actions: ProfileActions;
}

const NUMBERS = [
  { name: "temperature", min: 0, max: 2, step: 0.1, inputMode: "decimal" },
  { name: "max_tokens", min: 1, max: 1_000_000, step: 1, inputMode: "numeric" },
] as const;

/** Defaults for new messages: model, temperature, length. */
export function AiForm({ user, models, actions }: AiFormProps) {
  const t = useTranslations("settings");
  const { save, isBusy } = useSave();
  const settings = user.preferences?.ai_settings;
  const [model_id, setModel] = useState(settings?.default_model ?? null);
  const [restricted_mode, setRestricted] = useState(settings?.restricted_mode ?? false);

  const submit = (form: FormData) => {
    const temperature = numberOf(form.get("temperature"));
    const max_tokens = numberOf(form.get("max_tokens"));
    const ai_settings = {
      default_model: knownModel(models, model_id),
      restricted_mode,
      ...(temperature === null ? {} : { temperature }),
      ...(max_tokens === null ? {} : { max_tokens }),
    };
    void save(() => actions.updateProfile({ preferences: { ai_settings } }));
  };
  return (
    <SectionForm title={t("ai")} text={t("ai_text")} isBusy={isBusy} onSubmit={submit}>
      <Field label={t("default_model")}>
        <ModelSelect models={models} value={model_id} onChange={setModel} autoLabel={t("default_model_auto")} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {NUMBERS.map(({ name, ...bounds }) => (
          <Field key={name} label={t(name)} hint={t(`${name}_hint`)}>
            <Input name={name} type="number" defaultValue={settings?.[name]} {...bounds} />
          </Field>
        ))}
      </div>
      <Switch
        label={
          <>
            {t("restricted_mode")}
            <span className="block text-muted-foreground text-xs">{t("restricted_mode_hint")}</span>
          </>
        }
        checked={restricted_mode}
        onCheckedChange={setRestricted}
      />
    </SectionForm>
  );
}
