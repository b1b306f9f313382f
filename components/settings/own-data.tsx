"use client";

import { Download, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { useProof } from "@/components/security/proof-context";
import type { Action } from "@/components/shell/actions";
import { Button, buttonVariants } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { useErrorText } from "@/components/ui/use-error-text";
import type { PublicError } from "@/lib/protocol/envelope";

interface OwnDataProps {
  hasPassword: boolean;
  deleteAccount: Action<{ password?: string }, null>;
}

/** Taking everything along, and leaving. */
export function OwnData({ hasPassword, deleteAccount }: OwnDataProps) {
  const t = useTranslations("settings");
  const [isAsking, setAsking] = useState(false);
  return (
    <Card aria-label={t("own_data")}>
      <CardHeader title={t("own_data")} text={t("own_data_text")} />
      <div className="flex flex-wrap gap-3">
        <ExportLink />
        <Button variant="destructive" onClick={() => setAsking(true)}>
          <Trash2 aria-hidden /> {t("delete_account")}
        </Button>
      </div>
      {isAsking ? (
        <DeleteDialog hasPassword={hasPassword} deleteAccount={deleteAccount} onClose={() => setAsking(false)} />
      ) : null}
    </Card>
  );
}

function ExportLink() {
  const t = useTranslations("settings");
  const { ensure } = useProof();

  const start = async (href: string) => {
    if (await ensure()) window.location.assign(href);
  };
  return (
    <a
      href="/v1/users/me/export"
      download
      className={buttonVariants({ variant: "outline" })}
      onClick={(event) => {
        event.preventDefault();
        void start(event.currentTarget.href);
      }}
    >
      <Download aria-hidden /> {t("export")}
    </a>
  );
}

function DeleteDialog({ hasPassword, deleteAccount, onClose }: OwnDataProps & { onClose: () => void }) {
  const t = useTranslations();
  const errorText = useErrorText();
  const { prove } = useProof();
  const [error, setError] = useState<PublicError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isWrong = error?.details?.some(({ field }) => field === "password") ?? false;

  const submit = async (form: FormData) => {
    const password = String(form.get("password") ?? "");
    setBusy(true);
    const result = await prove(() => deleteAccount(hasPassword ? { password } : {}));
    // A whole new page: nothing of the person may stay in this one's memory.
    if (result.ok) return window.location.assign("/sign-in");
    setBusy(false);
    setError(result.error);
  };
  return (
    <FormDialog
      title={t("settings.delete_title")}
      description={t("settings.delete_text")}
      submitLabel={t("settings.delete_account")}
      isBusy={isBusy}
      isDestructive
      onSubmit={(form) => void submit(form)}
      onClose={onClose}
    >
      {error && !isWrong ? <Notice tone="error">{errorText(error)}</Notice> : null}
      {hasPassword ? (
        <Field label={t("settings.current_password")} error={isWrong ? t("settings.wrong_password") : undefined}>
          <PasswordInput name="password" autoComplete="current-password" required maxLength={200} />
        </Field>
      ) : (
        <p className="text-muted-foreground text-sm">{t("settings.delete_fresh")}</p>
      )}
    </FormDialog>
  );
}
