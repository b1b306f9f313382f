"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SectionForm } from "@/components/form/section-form";
import { useSave } from "@/components/form/use-save";
import type { Action } from "@/components/shell/actions";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { RegistrationMode, Settings } from "@/lib/protocol/contract/settings";

type Choice = RegistrationMode | "environment";

interface RegistrationCardProps {
  registration: Settings["registration"];
  saveRegistration: Action<{ mode: RegistrationMode | null }, Settings>;
}

/** Who may create an account. */
export function RegistrationCard({ registration, saveRegistration }: RegistrationCardProps) {
  const t = useTranslations("admin");
  const { save, isBusy } = useSave();
  const [choice, setChoice] = useState<Choice>(registration.is_set ? registration.mode : "environment");
  const options: Choice[] = ["environment", "open", "invite", "closed"];
  return (
    <SectionForm
      title={t("registration")}
      text={t("registration_text", { mode: t(`registration_modes.${registration.mode}`) })}
      isBusy={isBusy}
      onSubmit={() => void save(() => saveRegistration({ mode: choice === "environment" ? null : choice }))}
    >
      <Field label={t("registration_mode")} className="max-w-sm">
        <Select
          value={choice}
          onValueChange={setChoice}
          options={options.map((value) => ({ value, label: t(`registration_modes.${value}`) }))}
        />
      </Field>
    </SectionForm>
  );
}
