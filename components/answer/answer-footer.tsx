"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MessageChanges } from "@/components/message/message-changes";
import { MessageTools } from "@/components/message/message-tools";
import { RunFacts } from "@/components/run/run-facts";
import { IconButton } from "@/components/ui/icon-button";
import type { MessageView } from "@/lib/protocol/view";

interface AnswerFooterProps {
  message: MessageView;
  changes: MessageChanges;
  onRetry: () => void;
  /** The way to the other answers. */
  children: ReactNode;
}

/** Below an answer that is complete: what can be done with it, and what it took. */
export function AnswerFooter({ message, changes, onRetry, children }: AnswerFooterProps) {
  const t = useTranslations("message");
  return (
    <footer className="mt-1.5 flex min-h-7 flex-wrap items-center gap-x-1 gap-y-0.5">
      {children}
      <MessageTools message={message} changes={changes} />
      {message.run || message.parent_message_id ? (
        <IconButton size="icon-xs" label={t("retry")} className="text-muted-foreground" onClick={onRetry}>
          <RotateCcw aria-hidden />
        </IconButton>
      ) : null}
      <span className="ml-1 min-w-0">
        <RunFacts message={message} />
      </span>
    </footer>
  );
}
