"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Action } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Taken } from "@/lib/protocol/contract/password";
import type { PublicError } from "@/lib/protocol/envelope";

/** Asks for a link to a new password; what it says does not depend on whether there is such an account. */
export function ForgotForm({ send }: { send: Action<{ email: string }, Taken> }) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const isWrong = error?.details?.some(({ field }) => field === "email");

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email") ?? "");
    setBusy(true);
    const result = await send({ email });
    setBusy(false);
    setError(result.ok ? null : result.error);
    setDone(result.ok);
  };
  if (isDone) return <Notice tone="success">{t("forgot_done")}</Notice>;
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {error && !isWrong ? <Notice tone="error">{errorText(error)}</Notice> : null}
      <Field label={t("email")} error={isWrong ? t("invalid_email") : undefined}>
        <Input name="email" type="email" autoComplete="username" required maxLength={255} autoFocus />
      </Field>
      <Button type="submit" size="lg" disabled={isBusy}>
        {isBusy ? <Spinner className="text-primary-foreground" /> : null}
        {t("forgot_submit")}
      </Button>
    </form>
  );
}
