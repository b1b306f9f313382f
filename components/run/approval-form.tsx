"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/components/ui/use-error-text";
import { decideApproval } from "@/lib/protocol/client/runs-api";
import type { CallApproval } from "@/lib/protocol/contract/messages";
import { ApprovalTime } from "./approval-time";

/** Allow or deny, with words for the agent if wanted; the answer comes back as an event like everybody else's. */
export function ApprovalForm({ approval, onDecided }: { approval: CallApproval; onDecided: () => void }) {
  const t = useTranslations("approval");
  const errorText = useErrorText();
  const [reason, setReason] = useState("");
  const [isSent, setSent] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const decide = async (approved: boolean) => {
    if (isSent) return;
    setSent(true);
    setError(null);
    const result = await decideApproval(approval.approval_id, { approved, reason: reason.trim() || null });
    if (result.ok) return onDecided();
    setSent(false);
    setError(t("failed", { reason: errorText(result.error) }));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Enter in the field of words must not allow anything by itself.
  };
  return (
    <form className="grid gap-3" onSubmit={onSubmit}>
      <Field label={t("reason")} hint={t("reason_hint")}>
        <Input value={reason} maxLength={1000} autoComplete="off" onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" aria-disabled={isSent} onClick={() => void decide(true)}>
          <Check aria-hidden /> {t("allow")}
        </Button>
        <Button size="sm" variant="outline" aria-disabled={isSent} onClick={() => void decide(false)}>
          <X aria-hidden /> {t("deny")}
        </Button>
        <span className="min-w-0 text-muted-foreground text-xs">
          {isSent ? t("sent") : <ApprovalTime expires_at={approval.expires_at} />}
        </span>
      </div>
      {error ? (
        <p role="alert" className="text-destructive text-xs">
          {error}
        </p>
      ) : null}
    </form>
  );
}
