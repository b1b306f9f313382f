"use client";

import { useTranslations } from "next-intl";
import type { Action } from "@/components/shell/actions";
import { Notice } from "@/components/ui/notice";
import type { Taken } from "@/lib/protocol/contract/password";
import { ResendVerification } from "./resend-verification";

/** After registering, where addresses are verified: what comes next is in the mail. */
export function CheckMail({ email, resend }: { email: string; resend: Action<{ email: string }, Taken> }) {
  const t = useTranslations("auth");
  return (
    <div className="grid gap-4">
      <Notice tone="success" title={t("check_mail_title")}>
        {t("check_mail", { email })}
      </Notice>
      <ResendVerification email={email} resend={resend} />
    </div>
  );
}
