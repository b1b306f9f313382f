"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SectionForm } from "@/components/form/section-form";
import { useSave } from "@/components/form/use-save";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import type { ProfileActions } from "./profile-actions";

const SHORTEST_PASSWORD = 8;

/** A new password, after the old one. */
export function PasswordForm({ actions }: { actions: ProfileActions }) {
  const t = useTranslations();
  const { save, isBusy, error } = useSave();
  const [isShort, setShort] = useState(false);
  const isWrong = error?.details?.some((detail) => detail.field === "current_password");

  const changed = t("settings.password_changed");

  const submit = async (form: FormData, element: HTMLFormElement) => {
    const new_password = String(form.get("new_password") ?? "");
    setShort(new_password.length < SHORTEST_PASSWORD);
    if (new_password.length < SHORTEST_PASSWORD) return;
    const current_password = String(form.get("current_password") ?? "");
    const result = await save(() => actions.changeMyPassword({ current_password, new_password }), changed);
    if (result.ok) element.reset();
  };
  return (
    <SectionForm
      title={t("settings.password")}
      text={t("settings.password_text")}
      submit={t("settings.change_password")}
      isBusy={isBusy}
      onSubmit={(form, element) => void submit(form, element)}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("settings.current_password")} error={isWrong ? t("settings.wrong_password") : undefined}>
          <PasswordInput name="current_password" autoComplete="current-password" required maxLength={200} />
        </Field>
        <Field
          label={t("settings.new_password")}
          hint={t("auth.password_hint")}
          error={isShort ? t("auth.password_short") : undefined}
        >
          <PasswordInput name="new_password" autoComplete="new-password" required maxLength={200} />
        </Field>
      </div>
    </SectionForm>
  );
}
