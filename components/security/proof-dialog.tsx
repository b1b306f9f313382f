"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PROVIDER_NAMES } from "@/components/auth/provider-names";
import { FormDialog } from "@/components/form/form-dialog";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { useErrorText } from "@/components/ui/use-error-text";
import { providerAddress } from "@/lib/protocol/client/session-api";
import type { OauthProvider } from "@/lib/protocol/contract/linked-accounts";
import type { PublicError } from "@/lib/protocol/envelope";
import type { ProofActions, ProofWays } from "./proof-actions";

interface ProofDialogProps extends Pick<ProofActions, "confirmPassword"> {
  ways: ProofWays;
  onAnswer: (isProved: boolean) => void;
}

/** Asks for the password, or to sign in again where there is none. */
export function ProofDialog({ ways, ...rest }: ProofDialogProps) {
  return ways.hasPassword ? <PasswordDialog {...rest} /> : <ProviderDialog providers={ways.providers} {...rest} />;
}

function PasswordDialog({ confirmPassword, onAnswer }: Omit<ProofDialogProps, "ways">) {
  const t = useTranslations();
  const errorText = useErrorText();
  const [error, setError] = useState<PublicError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isWrong = error?.details?.some(({ field }) => field === "password") ?? false;

  const submit = async (form: FormData) => {
    setBusy(true);
    const result = await confirmPassword({ password: String(form.get("password") ?? "") });
    if (result.ok) return onAnswer(true);
    setBusy(false);
    setError(result.error);
  };
  return (
    <FormDialog
      title={t("security.proof.title")}
      description={t("security.proof.text")}
      submitLabel={t("security.proof.confirm")}
      isBusy={isBusy}
      onSubmit={(form) => void submit(form)}
      onClose={() => onAnswer(false)}
    >
      {error && !isWrong ? <Notice tone="error">{errorText(error)}</Notice> : null}
      <Field label={t("settings.current_password")} error={isWrong ? t("settings.wrong_password") : undefined}>
        <PasswordInput name="password" autoComplete="current-password" required maxLength={200} />
      </Field>
    </FormDialog>
  );
}

/** The browser leaves for the provider and comes back to this page; what was to be done is done anew by the person. */
function ProviderDialog({ providers, onAnswer }: Pick<ProofDialogProps, "onAnswer"> & Pick<ProofWays, "providers">) {
  const t = useTranslations();
  const errorText = useErrorText();
  const [error, setError] = useState<{ code: string } | null>(null);

  const leave = async (provider: OauthProvider) => {
    const result = await providerAddress(provider, { next: window.location.pathname });
    if (result.ok) window.location.assign(result.data);
    else setError(result.error);
  };
  return (
    <Dialog
      title={t("security.proof.title")}
      description={providers.length > 0 ? t("security.proof.text_provider") : t("security.proof.no_way")}
      onClose={() => onAnswer(false)}
    >
      {error ? <Notice tone="error">{errorText(error)}</Notice> : null}
      <div className="grid gap-2">
        {providers.map((provider) => (
          <Button key={provider} onClick={() => void leave(provider)}>
            {t("security.proof.with_provider", { provider: PROVIDER_NAMES[provider] })}
          </Button>
        ))}
        {providers.length === 0 ? (
          <Button asChild>
            <Link href="/forgot">{t("settings.set_password")}</Link>
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}
