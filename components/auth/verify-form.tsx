"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Action } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { PublicError } from "@/lib/protocol/envelope";
import { useLinkToken } from "./use-link-token";

/** Confirms an address at the press of a button: what only opens links, as scanners of mails do, uses nothing up. */
export function VerifyForm({ verify }: { verify: Action<{ token: string }, null> }) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const token = useLinkToken();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);

  const confirm = async () => {
    if (!token) return;
    setBusy(true);
    const result = await verify({ token });
    setBusy(false);
    setError(result.ok ? null : result.error);
    setDone(result.ok);
  };
  const problem = () => {
    if (token === null || error?.code === "VALIDATION_ERROR") return t("link_bad");
    if (!error) return null;
    return error.code === "CONFLICT" ? t("verify_taken") : errorText(error);
  };
  if (token === undefined) return <Skeleton className="h-11 w-full rounded-xl" />;
  return (
    <div className="grid gap-4">
      {problem() ? <Notice tone="error">{problem()}</Notice> : null}
      {isDone ? <Notice tone="success">{t("verify_done")}</Notice> : null}
      {isDone || problem() ? (
        <Button asChild size="lg" variant={isDone ? "default" : "outline"}>
          <Link href="/sign-in">{t("to_sign_in")}</Link>
        </Button>
      ) : (
        <Button size="lg" disabled={isBusy} onClick={() => void confirm()}>
          {isBusy ? <Spinner className="text-primary-foreground" /> : null}
          {t("verify_submit")}
        </Button>
      )}
    </div>
  );
}
