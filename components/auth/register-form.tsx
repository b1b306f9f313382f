"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Action } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Locale } from "@/lib/i18n/locales";
import { signIn } from "@/lib/protocol/client/session-api";
import type { Taken } from "@/lib/protocol/contract/password";
import type { User } from "@/lib/protocol/contract/users";
import type { PublicError } from "@/lib/protocol/envelope";
import { CheckMail } from "./check-mail";

export interface NewAccount {
  email: string;
  password: string;
  nickname?: string;
  language: Locale;
}

interface RegisterFormProps {
  submitLabel: string;
  /** What FORBIDDEN means here: the link is not good, or registration is closed. */
  forbidden: string;
  create: Action<NewAccount, User>;
  rememberAccount: Action<Record<string, never>, null>;
  /** Sends the verification mail again; there when the address is verified before the first sign-in. */
  resend?: Action<{ email: string }, Taken> | undefined;
}

const SHORTEST_PASSWORD = 8;

/** A new account; signed in right after, unless its address is to be verified first. */
export function RegisterForm({ submitLabel, forbidden, ...given }: RegisterFormProps) {
  const { resend } = given;
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const { submit, error, isShort, isBusy, mailed } = useRegistration(given);
  const isWrong = (field: string) => error?.details?.some((detail) => detail.field === field) ?? false;
  const summary = () => {
    if (!error) return null;
    if (error.code === "CONFLICT") return t("email_taken");
    return error.code === "FORBIDDEN" ? forbidden : errorText(error);
  };
  if (mailed && resend) return <CheckMail email={mailed} resend={resend} />;
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {error ? <Notice tone="error">{summary()}</Notice> : null}
      <Field label={t("email")} error={isWrong("email") ? t("invalid_email") : undefined}>
        <Input name="email" type="email" autoComplete="username" required maxLength={255} autoFocus />
      </Field>
      <Field label={<Optional text={t("nickname")} />}>
        <Input name="nickname" autoComplete="nickname" maxLength={50} />
      </Field>
      <Field
        label={t("password")}
        hint={t("password_hint")}
        error={isShort || isWrong("password") ? t("password_short") : undefined}
      >
        <PasswordInput name="password" autoComplete="new-password" required maxLength={200} />
      </Field>
      <Button type="submit" size="lg" disabled={isBusy} className="mt-1">
        {isBusy ? <Spinner className="text-primary-foreground" /> : null}
        {isBusy ? t("working") : submitLabel}
      </Button>
    </form>
  );
}

type RegistrationParts = Pick<RegisterFormProps, "create" | "rememberAccount" | "resend">;

/** Makes the account and goes on as it; `mailed` is the address a verification mail went to. */
function useRegistration({ create, rememberAccount, resend }: RegistrationParts) {
  const language = useLocale();
  const [error, setError] = useState<PublicError | null>(null);
  const [isShort, setShort] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [mailed, setMailed] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [email = "", nickname = "", password = ""] = ["email", "nickname", "password"].map((name) =>
      String(form.get(name) ?? ""),
    );
    setError(null);
    setShort(password.length < SHORTEST_PASSWORD);
    if (password.length < SHORTEST_PASSWORD) return;
    setBusy(true);
    const result = await create({ email, password, language, ...(nickname.trim() ? { nickname } : {}) });
    if (!result.ok) {
      setBusy(false);
      return setError(result.error);
    }
    if (resend) return setMailed(email.trim());
    const entered = await signIn(email.trim(), password);
    if (entered.ok) await rememberAccount({});
    window.location.assign(entered.ok ? "/" : "/sign-in?from=register");
  };
  return { submit, error, isShort, isBusy, mailed };
}

function Optional({ text }: { text: string }) {
  const t = useTranslations("common");
  return (
    <>
      {text} <span className="font-normal text-muted-foreground">({t("optional")})</span>
    </>
  );
}
