"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Action } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { PublicError } from "@/lib/protocol/envelope";
import { useLinkToken } from "./use-link-token";

const SHORTEST_PASSWORD = 8;

interface ResetFormProps {
  reset: Action<{ token: string; new_password: string }, null>;
}

/** A new password by the link of a mail. */
export function ResetForm({ reset }: ResetFormProps) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const token = useLinkToken();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [isShort, setShort] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const isBad = token === null || error?.details?.some(({ field }) => field === "token");

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const new_password = String(new FormData(event.currentTarget).get("password") ?? "");
    setShort(new_password.length < SHORTEST_PASSWORD);
    if (!token || new_password.length < SHORTEST_PASSWORD) return;
    setBusy(true);
    const result = await reset({ token, new_password });
    setBusy(false);
    setError(result.ok ? null : result.error);
    setDone(result.ok);
  };
  if (isDone) return <Done />;
  if (isBad) return <BadLink />;
  if (token === undefined) return <Skeleton className="h-36 w-full rounded-xl" />;
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {error ? <Notice tone="error">{errorText(error)}</Notice> : null}
      <Field label={t("new_password")} hint={t("password_hint")} error={isShort ? t("password_short") : undefined}>
        <PasswordInput name="password" autoComplete="new-password" required maxLength={200} />
      </Field>
      <Button type="submit" size="lg" disabled={isBusy}>
        {isBusy ? <Spinner className="text-primary-foreground" /> : null}
        {t("reset_submit")}
      </Button>
    </form>
  );
}

function Done() {
  const t = useTranslations("auth");
  return (
    <div className="grid gap-4">
      <Notice tone="success">{t("reset_done")}</Notice>
      <Button asChild size="lg">
        <Link href="/sign-in">{t("to_sign_in")}</Link>
      </Button>
    </div>
  );
}

function BadLink() {
  const t = useTranslations("auth");
  return (
    <div className="grid gap-4">
      <Notice tone="error">{t("link_bad")}</Notice>
      <Button asChild size="lg" variant="outline">
        <Link href="/forgot">{t("link_new")}</Link>
      </Button>
    </div>
  );
}
