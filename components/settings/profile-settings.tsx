"use client";

import { useTranslations } from "next-intl";
import { SectionForm } from "@/components/form/section-form";
import { useSave } from "@/components/form/use-save";
import type { ModelOption } from "@/components/shell/chat-data";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { User } from "@/lib/protocol/contract/users";
import { AiForm } from "./ai-form";
import { DisplayForm } from "./display-form";
import { EmailForm } from "./email-form";
import { InterfaceForm } from "./interface-form";
import { LinkedAccounts, type SignInWays } from "./linked-accounts";
import { OwnData } from "./own-data";
import { PasswordForm } from "./password-form";
import type { ProfileActions } from "./profile-actions";

interface ProfileSettingsProps {
  user: User;
  models: ModelOption[];
  ways: SignInWays;
  /** Whether there is a mail server. */
  canMail: boolean;
  /** What came of linking an account, or went wrong with it. */
  notice: { tone: "success" | "error"; text: string } | null;
  actions: ProfileActions;
}

/** Everything a person sets about themselves. */
export function ProfileSettings({ user, models, ways, canMail, notice, actions }: ProfileSettingsProps) {
  const t = useTranslations("settings");
  return (
    <>
      <h1 className="sr-only">{t("profile")}</h1>
      {notice ? <Notice tone={notice.tone}>{notice.text}</Notice> : null}
      <AccountForm user={user} actions={actions} />
      <InterfaceForm user={user} actions={actions} />
      <DisplayForm user={user} actions={actions} />
      <AiForm user={user} models={models} actions={actions} />
      <LinkedAccounts ways={ways} actions={actions} />
      <EmailForm canMail={canMail} hasPassword={ways.hasPassword} actions={actions} />
      {ways.hasPassword ? <PasswordForm actions={actions} /> : null}
      <OwnData hasPassword={ways.hasPassword} deleteAccount={actions.deleteAccount} />
    </>
  );
}

function AccountForm({ user, actions }: { user: User; actions: ProfileActions }) {
  const t = useTranslations("settings");
  const { save, isBusy } = useSave();
  return (
    <SectionForm
      title={t("account")}
      text={t("account_text")}
      isBusy={isBusy}
      onSubmit={(form) => void save(() => actions.updateProfile({ nickname: String(form.get("nickname") ?? "") }))}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("nickname")}>
          <Input name="nickname" defaultValue={user.nickname} required maxLength={50} autoComplete="nickname" />
        </Field>
        <Field label={t("email")}>
          <Input defaultValue={user.email} readOnly className="text-muted-foreground" />
        </Field>
      </div>
    </SectionForm>
  );
}
