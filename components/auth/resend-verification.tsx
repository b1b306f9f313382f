"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Action } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Taken } from "@/lib/protocol/contract/password";
import type { PublicError } from "@/lib/protocol/envelope";

interface ResendVerificationProps {
  email: string;
  resend: Action<{ email: string }, Taken>;
}

/** Asks for the verification mail again; whether it was needed is not told. */
export function ResendVerification({ email, resend }: ResendVerificationProps) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const [isSent, setSent] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);

  const again = async () => {
    const result = await resend({ email });
    setError(result.ok ? null : result.error);
    setSent(result.ok);
  };
  return (
    <>
      {error ? <Notice tone="error">{errorText(error)}</Notice> : null}
      {isSent ? (
        <Notice tone="info">{t("resent")}</Notice>
      ) : (
        <Button variant="outline" onClick={() => void again()}>
          {t("resend")}
        </Button>
      )}
    </>
  );
}
