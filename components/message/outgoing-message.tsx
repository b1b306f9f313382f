"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { OutboxEntry } from "@/lib/protocol/client/outbox-store";
import { AttachmentChips } from "./attachment-chips";
import { UserBubble } from "./user-bubble";

interface OutgoingMessageProps {
  entry: OutboxEntry;
  onResend: (client_message_id: string) => void;
  onDiscard: (client_message_id: string) => void;
}

/** A message on its way. One that failed keeps its text and can be sent again. */
export function OutgoingMessage({ entry, onResend, onDiscard }: OutgoingMessageProps) {
  const t = useTranslations("message");
  const errorText = useErrorText();
  return (
    <article aria-label={t("you")} data-role="user">
      <UserBubble text={entry.content}>
        <AttachmentChips attachments={entry.attachments} />
        {entry.error ? (
          <div role="alert" className="flex max-w-full flex-wrap items-center justify-end gap-x-2 gap-y-1 text-sm">
            <CircleAlert aria-hidden className="size-4 shrink-0 text-destructive" />
            <span className="text-destructive">{t("not_sent", { reason: errorText(entry.error) })}</span>
            <span className="flex gap-2">
              <Button variant="outline" size="sm" onClick={() => onResend(entry.client_message_id)}>
                {t("send_again")}
              </Button>
              <Button variant="ghost" size="sm" onClick={() => onDiscard(entry.client_message_id)}>
                {t("discard")}
              </Button>
            </span>
          </div>
        ) : (
          <span className="flex h-7 items-center gap-1.5 text-muted-foreground text-xs">
            <Spinner className="size-3" /> {t("sending")}
          </span>
        )}
      </UserBubble>
    </article>
  );
}
