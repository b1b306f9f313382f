"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { Spinner } from "@/components/ui/spinner";
import { Switch } from "@/components/ui/switch";
import { useErrorText } from "@/components/ui/use-error-text";
import type { ActionResult, PublicError } from "@/lib/protocol/envelope";

export interface UserFields {
  email: string;
  nickname: string;
  password: string;
  is_superuser: boolean;
}

interface UserFormProps {
  title: string;
  text: string;
  submit: string;
  initial: Pick<UserFields, "email" | "nickname">;
  /** A new account has a password and a role from the beginning. */
  isNew: boolean;
  onSubmit: (fields: UserFields) => Promise<ActionResult<unknown>>;
  onClose: () => void;
}

/** What an administrator writes of an account. */
export function UserForm({ title, text, submit, initial, isNew, onSubmit, onClose }: UserFormProps) {
  const t = useTranslations("admin");
  const errorText = useErrorText();
  const [error, setError] = useState<PublicError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [is_superuser, setSuperuser] = useState(false);
  const isTaken = error?.details?.some(({ field }) => field === "email") ?? false;

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    setBusy(true);
    const result = await onSubmit({
      email: text("email").trim(),
      nickname: text("nickname").trim(),
      password: text("password"),
      is_superuser,
    });
    setBusy(false);
    setError(result.ok ? null : result.error);
  };
  return (
    <Dialog onClose={onClose} title={title} description={text}>
      {error && !isTaken ? <Notice tone="error">{errorText(error)}</Notice> : null}
      <form onSubmit={(event) => void send(event)} className="grid gap-4">
        <Field
          label={t("email")}
          error={isTaken ? t("email_problem") : undefined}
          hint={isNew ? undefined : t("email_hint")}
        >
          <Input name="email" type="email" required maxLength={255} defaultValue={initial.email} autoComplete="off" />
        </Field>
        <Field label={t("nickname")}>
          <Input name="nickname" required={!isNew} maxLength={50} defaultValue={initial.nickname} autoComplete="off" />
        </Field>
        {isNew ? (
          <>
            <Field label={t("password")} hint={t("password_hint")}>
              <PasswordInput name="password" minLength={8} maxLength={200} autoComplete="new-password" />
            </Field>
            <Switch label={t("make_superuser")} checked={is_superuser} onCheckedChange={setSuperuser} />
          </>
        ) : null}
        <Button type="submit" disabled={isBusy} className="justify-self-end">
          {isBusy ? <Spinner className="text-primary-foreground" /> : null}
          {submit}
        </Button>
      </form>
    </Dialog>
  );
}
