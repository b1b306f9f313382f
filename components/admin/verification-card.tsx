"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Action } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { AuditVerification } from "@/lib/protocol/contract/audit";
import type { ActionResult } from "@/lib/protocol/envelope";

/** Whether the sealed log is as it was written, on request. */
export function VerificationCard({ verify }: { verify: Action<null, AuditVerification> }) {
  const t = useTranslations();
  const [result, setResult] = useState<ActionResult<AuditVerification> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    setResult(await verify(null));
    setBusy(false);
  };
  return (
    <Card aria-label={t("audit.verification")}>
      <CardHeader title={t("audit.verification")} text={t("audit.verification_text")}>
        <Button variant="outline" onClick={() => void start()} disabled={isBusy}>
          {isBusy ? <Spinner /> : null} {t("audit.verify")}
        </Button>
      </CardHeader>
      {result ? <Outcome result={result} /> : null}
    </Card>
  );
}

function Outcome({ result }: { result: ActionResult<AuditVerification> }) {
  const t = useTranslations();
  const errorText = useErrorText();
  if (!result.ok) return <Notice tone="error">{errorText(result.error)}</Notice>;
  const { fault, seals, unsealed, head } = result.data;
  if (fault) {
    const place = { seal: fault.seal_no ?? 0, entry: fault.audit_id ?? 0 };
    return <Notice tone="error">{t(`audit.faults.${fault.kind}`, place)}</Notice>;
  }
  const kept = head ? `${head.seal_no}:${head.hash}` : null;
  return (
    <Notice tone="success" title={t("audit.intact", { seals, unsealed })}>
      {kept ? (
        <span className="flex min-w-0 items-center gap-2">
          <span className="grid min-w-0">
            <span className="text-muted-foreground text-xs">{t("audit.keep_head")}</span>
            <code className="break-all text-xs">{kept}</code>
          </span>
          <CopyButton text={kept} label={t("common.copy")} />
        </span>
      ) : null}
    </Notice>
  );
}
