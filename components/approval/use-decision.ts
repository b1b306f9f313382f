"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/ui/use-error-text";
import { decideApproval } from "@/lib/protocol/client/runs-api";
import type { DecideApprovalInput } from "@/lib/protocol/contract/approvals";

/** Sends one decision at a time; one that was not taken can be made again. */
export function useDecision(approval_id: string, onDecided: () => void) {
  const t = useTranslations("approval");
  const errorText = useErrorText();
  const [isSent, setSent] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const send = async ({ reason, ...decision }: DecideApprovalInput) => {
    if (isSent) return;
    setSent(true);
    setError(null);
    const result = await decideApproval(approval_id, { ...decision, reason: reason?.trim() || null });
    if (result.ok) return onDecided();
    setSent(false);
    setError(t("failed", { reason: errorText(result.error) }));
  };
  return { decide: (decision: DecideApprovalInput) => void send(decision), isSent, error };
}
