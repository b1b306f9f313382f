"use client";

import { ShieldCheck, ShieldQuestion, ShieldX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useAgentName } from "@/components/agent/use-agent-name";
import { visibleJson } from "@/components/run/tool-content";
import { useChatData } from "@/components/shell/chat-data";
import { cn } from "@/components/ui/cn";
import type { CallApproval } from "@/lib/protocol/contract/messages";
import type { ToolCallView } from "@/lib/protocol/view";
import { ApprovalForm } from "./approval-form";
import { useDestinationText } from "./use-destination-text";
import { useFocusWhenAsked } from "./use-focus-when-asked";

interface ApprovalPanelProps {
  call: ToolCallView;
  approval: CallApproval;
  /** Whether an answer still counts. */
  isAsking: boolean;
}

/** The question whether a call may be begun, below its exact arguments; afterwards, what became of it. */
export function ApprovalPanel({ call, approval, isAsking }: ApprovalPanelProps) {
  const t = useTranslations("approval");
  const { agents } = useChatData();
  const { name } = useAgentName(agents);
  const panel = useRef<HTMLElement>(null);
  const kindText = useDestinationText();
  useFocusWhenAsked(panel, isAsking);
  const { status, reason } = approval;
  const isStanding = status === "approved" && approval.scope === "conversation";
  const outcome = isStanding
    ? t("approved_conversation", { kind: kindText(call.tool_name, approval.destination ?? "") })
    : t(status === "pending" ? "cancelled" : status);
  const Icon = isAsking ? ShieldQuestion : status === "approved" ? ShieldCheck : ShieldX;
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={t("ask", { agent: name(call.agent_name) })}
      data-approval={status}
      className={cn(
        "grid min-w-0 gap-3 rounded-lg border px-3 py-3 text-sm outline-none focus-visible:ring-2 focus-visible:ring-ring",
        isAsking ? "border-warning/40 bg-warning/7" : "bg-muted/50",
      )}
    >
      <p role="status" className="flex min-w-0 items-start gap-2">
        <Icon
          aria-hidden
          className={cn("mt-0.5 size-4 shrink-0", isAsking ? "text-warning" : "text-muted-foreground")}
        />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {isAsking ? t("ask", { agent: name(call.agent_name) }) : outcome}
          {reason ? ` ${t("with_reason", { reason })}` : null}
        </span>
      </p>
      {isAsking && hasHidden(call.tool_input) ? <p className="text-warning text-xs">{t("hidden")}</p> : null}
      {isAsking ? (
        <ApprovalForm tool_name={call.tool_name} approval={approval} onDecided={() => panel.current?.focus()} />
      ) : null}
    </section>
  );
}

/** Whether something in the arguments cannot be seen as it is, and is shown written out. */
const hasHidden = (input: unknown): boolean => visibleJson(input) !== (JSON.stringify(input, null, 2) ?? "null");
