"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { QueuedEdit } from "@/components/composer/use-queued-edit";
import type { QueueActions } from "@/components/composer/use-queued-messages";
import { CopyButton } from "@/components/ui/copy-button";
import type { MessageView } from "@/lib/protocol/view";
import { AttachmentChips } from "./attachment-chips";
import type { QueuePlace } from "./message-rows";
import { MessageTime } from "./message-time";
import { QueuedBar } from "./queued-bar";
import { QueuedEditor } from "./queued-editor";
import { UserBubble } from "./user-bubble";

/** One that nothing goes before begins within moments; only if it does not is it shown as waiting. */
const NEXT_PATIENCE_MS = 1500;

interface UserMessageProps {
  message: MessageView;
  showTime: boolean;
  queue: QueuePlace | null;
  /** The waiting message that is being edited, this one or another. */
  edit: QueuedEdit | null;
  actions: QueueActions;
}

/** A message of the person's. While it waits for its turn it can be changed and withdrawn. */
export function UserMessage({ message, showTime, queue, edit, actions }: UserMessageProps) {
  const t = useTranslations("message");
  const isWaiting = useIsWaiting(queue);
  const mine = edit?.message_id === message.message_id ? edit : null;
  const isOpen = queue !== null && mine !== null && mine.state !== "saved";
  // Saved, and its event is still on the way.
  const content = mine?.state === "saved" ? mine.text : message.content;
  const editButton = useFocusAfter(isOpen);
  return (
    <article
      aria-label={t("you")}
      data-role="user"
      data-queue={queue && isWaiting ? queue.position : undefined}
      className="group/message"
    >
      <UserBubble text={isOpen ? "" : content} isWaiting={queue !== null && isWaiting}>
        {isOpen ? (
          <QueuedEditor
            text={mine.text}
            isSaving={mine.state === "saving"}
            mayBeEmpty={message.attachments.length > 0}
            onChange={actions.onEditChange}
            onSave={actions.onEditSave}
            onCancel={actions.onEditCancel}
          />
        ) : null}
        <AttachmentChips attachments={message.attachments} />
        {queue && isWaiting && !isOpen ? (
          <QueuedBar
            position={queue.position}
            editButton={editButton}
            isEditBlocked={edit !== null && edit.state !== "saved"}
            onEdit={() => actions.onEdit(queue.run_id, message)}
            onWithdraw={() => actions.onWithdraw(queue.run_id, message)}
          />
        ) : null}
        {queue && isWaiting ? null : (
          <div className="flex h-7 items-center gap-2 opacity-0 transition-opacity focus-within:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100">
            {showTime ? <MessageTime timestamp={message.timestamp} /> : null}
            <CopyButton text={content} label={t("copy_user")} className="text-muted-foreground" />
          </div>
        )}
      </UserBubble>
    </article>
  );
}

/** Whether a message waits long enough to say so. */
function useIsWaiting(queue: QueuePlace | null): boolean {
  const isNext = queue?.position === 0;
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isNext) return setLate(false);
    const timer = setTimeout(() => setLate(true), NEXT_PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isNext]);
  return queue !== null && (!isNext || isLate);
}

/** Gives the focus back to the button that opened an editor, once it is closed. */
function useFocusAfter(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}
