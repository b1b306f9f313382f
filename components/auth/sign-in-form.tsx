"use client";

import Link from "next/link";
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
import type { Taken } from "@/lib/protocol/contract/password";
import { ResendVerification } from "./resend-verification";

interface SignInFormProps {
  /** Where to go afterwards, a path of ours. */
  next: string;
  /** Brings the account's language and time zone to this browser. */
  rememberAccount: Action<Record<string, never>, null>;
  /** Sends the verification mail again; there when the address is verified before the first sign-in. */
  resend?: Action<{ email: string }, Taken> | undefined;
}

/** Email and password. Whatever is wrong with the pair, or with its account, the answer is the same. */
export function SignInForm({ next, rememberAccount, resend }: SignInFormProps) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    setRefused(null);
    const email = String(form.get("email") ?? "").trim();
    const result = await signIn(email, String(form.get("password") ?? ""));
    if (result.ok) {
      await rememberAccount({});
      // A full load: nothing that was shown before survives in the page's memory.
      window.location.assign(next);
      return;
    }
    setBusy(false);
    if (result.error.code !== "UNAUTHORIZED") return setError(errorText(result.error));
    setError(t(resend ? "bad_credentials_or_unverified" : "bad_credentials"));
    setRefused(email);
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {error ? <Notice tone="error">{error}</Notice> : null}
      {refused && resend ? <ResendVerification key={refused} email={refused} resend={resend} /> : null}
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
      <Link
        href="/forgot"
        className="justify-self-start rounded-sm text-muted-foreground text-sm underline underline-offset-3 outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
      >
        {t("forgot")}
      </Link>
    </form>
  );
}
