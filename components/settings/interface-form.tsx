"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useState } from "react";
import { SectionForm } from "@/components/form/section-form";
import { TimeZoneInput } from "@/components/form/time-zone-input";
import { useSave } from "@/components/form/use-save";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { User } from "@/lib/protocol/contract/users";
import type { ProfileActions } from "./profile-actions";

/** Language, time zone and theme. */
export function InterfaceForm({ user, actions }: { user: User; actions: ProfileActions }) {
  const t = useTranslations();
  const { save, isBusy, error } = useSave();
  const { theme: shown, setTheme } = useTheme();
  const [language, setLanguage] = useState(user.language);
  const [theme, setThemeChoice] = useState(user.preferences?.theme ?? "system");
  const isZoneWrong = error?.details?.some((detail) => detail.field === "timezone");

  const submit = async (form: FormData) => {
    const timezone = String(form.get("timezone") ?? "").trim();
    const saved = await save(() => actions.updateProfile({ language, timezone, preferences: { theme } }));
    if (saved.ok && shown !== theme) setTheme(theme);
  };
  return (
    <SectionForm
      title={t("settings.appearance")}
      text={t("settings.appearance_text")}
      isBusy={isBusy}
      onSubmit={(form) => void submit(form)}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("common.language")}>
          <Select
            value={language}
            onValueChange={setLanguage}
            options={[
              { value: "zh", label: t("common.zh") },
              { value: "en", label: t("common.en") },
            ]}
          />
        </Field>
        <Field label={t("common.theme")}>
          <Select
            value={theme}
            onValueChange={setThemeChoice}
            options={[
              { value: "system", label: t("common.theme_system") },
              { value: "light", label: t("common.theme_light") },
              { value: "dark", label: t("common.theme_dark") },
            ]}
          />
        </Field>
        <Field
          label={t("settings.timezone")}
          hint={t("settings.timezone_hint")}
          error={isZoneWrong ? t("settings.invalid_timezone") : undefined}
        >
          <TimeZoneInput name="timezone" defaultValue={user.timezone} />
        </Field>
      </div>
    </SectionForm>
  );
}
