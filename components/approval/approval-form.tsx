"use client";

import { Check, MessagesSquare, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CallApproval } from "@/lib/protocol/contract/messages";
import { ApprovalTime } from "./approval-time";
import { useDecision } from "./use-decision";
import { useDestinationText } from "./use-destination-text";

interface ApprovalFormProps {
  tool_name: string;
  approval: CallApproval;
  onDecided: () => void;
}

/** Allow once, for the conversation, or deny, with words for the agent; the answer comes back as an event like everybody else's. */
export function ApprovalForm({ tool_name, approval, onDecided }: ApprovalFormProps) {
  const t = useTranslations("approval");
  const kindText = useDestinationText();
  const covers = useId();
  const [reason, setReason] = useState("");
  const { decide, isSent, error } = useDecision(approval.approval_id, onDecided);
  const { destination = null } = approval;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Enter in the field of words must not allow anything by itself.
  };
  return (
    <form className="grid gap-3" onSubmit={onSubmit}>
      <Field label={t("reason")} hint={t("reason_hint")}>
        <Input value={reason} maxLength={1000} autoComplete="off" onChange={(event) => setReason(event.target.value)} />
      </Field>
      {destination === null ? null : (
        <p id={covers} className="text-muted-foreground text-xs [overflow-wrap:anywhere]">
          {t("covers", { kind: kindText(tool_name, destination) })}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" aria-disabled={isSent} onClick={() => decide({ decision: "approve", reason })}>
          <Check aria-hidden /> {t("allow")}
        </Button>
        {destination === null ? null : (
          <Button
            size="sm"
            variant="outline"
            aria-disabled={isSent}
            aria-describedby={covers}
            onClick={() => decide({ decision: "approve", scope: "conversation", reason })}
          >
            <MessagesSquare aria-hidden /> {t("allow_conversation")}
          </Button>
        )}
        <Button size="sm" variant="outline" aria-disabled={isSent} onClick={() => decide({ decision: "deny", reason })}>
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
