"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SectionForm } from "@/components/form/section-form";
import { useSave } from "@/components/form/use-save";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import type { ProfileActions } from "./profile-actions";

interface EmailFormProps {
  canMail: boolean;
  hasPassword: boolean;
  actions: Pick<ProfileActions, "changeMyEmail">;
}

/** Another address to sign in with; where mail can be sent, it counts from when its link was used. */
export function EmailForm({ canMail, hasPassword, actions }: EmailFormProps) {
  const t = useTranslations("settings");
  const auth = useTranslations("auth");
  const { save, isBusy, error } = useSave();
  const [shown, setShown] = useState(0);
  const isWrong = (field: string) => error?.details?.some((detail) => detail.field === field);

  const submit = async (form: FormData) => {
    const email = String(form.get("email") ?? "");
    const body = hasPassword ? { email, password: String(form.get("password") ?? "") } : { email };
    const result = await save(() => actions.changeMyEmail(body), canMail ? t("email_pending") : t("email_changed"));
    if (result.ok) setShown((count) => count + 1);
  };
  const problem = () => {
    if (!isWrong("email")) return undefined;
    return error?.code === "CONFLICT" ? t("email_taken") : auth("invalid_email");
  };
  return (
    <SectionForm
      key={shown}
      title={t("change_email")}
      text={canMail ? t("change_email_text") : t("change_email_text_plain")}
      submit={t("change_email")}
      isBusy={isBusy}
      onSubmit={(form) => void submit(form)}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("new_email")} error={problem()}>
          <Input name="email" type="email" required maxLength={255} autoComplete="email" />
        </Field>
        {hasPassword ? (
          <Field label={t("current_password")} error={isWrong("password") ? t("wrong_password") : undefined}>
            <PasswordInput name="password" autoComplete="current-password" required maxLength={200} />
          </Field>
        ) : null}
      </div>
    </SectionForm>
  );
}
