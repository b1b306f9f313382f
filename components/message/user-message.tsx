"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { MessageView } from "@/lib/protocol/view";
import { AttachmentChips } from "./attachment-chips";
import { MessageTime } from "./message-time";
import { UserBubble } from "./user-bubble";

/** A message of the person's. */
export function UserMessage({ message, showTime }: { message: MessageView; showTime: boolean }) {
  const t = useTranslations("message");
  return (
    <article aria-label={t("you")} data-role="user" className="group/message">
      <UserBubble text={message.is_deleted ? t("deleted") : message.content}>
        <AttachmentChips attachments={message.attachments} />
        <div className="flex h-7 items-center gap-2 opacity-0 transition-opacity focus-within:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100">
          {showTime ? <MessageTime timestamp={message.timestamp} /> : null}
          <CopyButton text={message.content} label={t("copy_user")} className="text-muted-foreground" />
        </div>
      </UserBubble>
    </article>
  );
}
