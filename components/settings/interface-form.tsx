"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { User } from "@/lib/protocol/contract/users";
import type { ProfileActions } from "./profile-actions";
import { SectionForm } from "./section-form";
import { useSave } from "./use-save";

const zones = (): string[] => ["UTC+8:00", ...Intl.supportedValuesOf("timeZone")];

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
          <Input name="timezone" defaultValue={user.timezone} list="time-zones" required maxLength={50} />
        </Field>
        <datalist id="time-zones">
          {zones().map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
    </SectionForm>
  );
}
