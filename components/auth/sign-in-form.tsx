"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Action } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import { signIn } from "@/lib/protocol/client/session-api";

interface SignInFormProps {
  /** Where to go afterwards, a path of ours. */
  next: string;
  /** Brings the account's language and time zone to this browser. */
  rememberAccount: Action<Record<string, never>, null>;
}

/** Email and password. Whatever is wrong with the pair, the answer is the same. */
export function SignInForm({ next, rememberAccount }: SignInFormProps) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    const result = await signIn(String(form.get("email") ?? "").trim(), String(form.get("password") ?? ""));
    if (result.ok) {
      await rememberAccount({});
      // A full load: nothing that was shown before survives in the page's memory.
      window.location.assign(next);
      return;
    }
    setBusy(false);
    setError(result.error.code === "UNAUTHORIZED" ? t("bad_credentials") : errorText(result.error));
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {error ? <Notice tone="error">{error}</Notice> : null}
      <Field label={t("email")}>
        <Input name="email" type="email" autoComplete="username" required maxLength={255} autoFocus />
      </Field>
      <Field label={t("password")}>
        <PasswordInput name="password" autoComplete="current-password" required maxLength={200} />
      </Field>
      <Button type="submit" size="lg" disabled={isBusy} className="mt-1">
        {isBusy ? <Spinner className="text-primary-foreground" /> : null}
        {isBusy ? t("working") : t("sign_in")}
      </Button>
    </form>
  );
}
