"use client";

import { Download, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Action } from "@/components/shell/actions";
import { Button, buttonVariants } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { Spinner } from "@/components/ui/spinner";
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
        <a href="/v1/users/me/export" download className={buttonVariants({ variant: "outline" })}>
          <Download aria-hidden /> {t("export")}
        </a>
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

function DeleteDialog({ hasPassword, deleteAccount, onClose }: OwnDataProps & { onClose: () => void }) {
  const t = useTranslations();
  const errorText = useErrorText();
  const [error, setError] = useState<PublicError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isWrong = error?.details?.some(({ field }) => field === "password") ?? false;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setBusy(true);
    const result = await deleteAccount(hasPassword ? { password } : {});
    // A whole new page: nothing of the person may stay in this one's memory.
    if (result.ok) return window.location.assign("/sign-in");
    setBusy(false);
    setError(result.error);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("settings.delete_title")}
      description={t("settings.delete_text")}
    >
      {error && !isWrong ? <Notice tone="error">{errorText(error)}</Notice> : null}
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {hasPassword ? (
          <Field label={t("settings.current_password")} error={isWrong ? t("settings.wrong_password") : undefined}>
            <PasswordInput name="password" autoComplete="current-password" required maxLength={200} />
          </Field>
        ) : (
          <p className="text-muted-foreground text-sm">{t("settings.delete_fresh")}</p>
        )}
        <div className="flex justify-end gap-2">
          <Button type="button" variant="outline" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" variant="destructive" disabled={isBusy}>
            {isBusy ? <Spinner /> : null} {t("settings.delete_account")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
