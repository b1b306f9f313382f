"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { QueuedEdit } from "@/components/composer/use-queued-edit";
import type { QueueActions } from "@/components/composer/use-queued-messages";
import type { MessageView } from "@/lib/protocol/view";
import { AttachmentChips } from "./attachment-chips";
import { EditHistory } from "./edit-history";
import type { MessageChanges, Rewrite } from "./message-changes";
import type { QueuePlace } from "./message-rows";
import { MessageTime } from "./message-time";
import { MessageTools } from "./message-tools";
import { QueuedBar } from "./queued-bar";
import { UserBubble } from "./user-bubble";
import { QueuedEditor, RewriteEditor } from "./user-message-editors";

/** One that nothing goes before begins within moments; only if it does not is it shown as waiting. */
const NEXT_PATIENCE_MS = 1500;

interface UserMessageProps {
  message: MessageView;
  showTime: boolean;
  queue: QueuePlace | null;
  /** The waiting message that is being edited, this one or another. */
  edit: QueuedEdit | null;
  /** This message, where it was answered and is being rewritten. */
  rewrite: Rewrite | null;
  actions: QueueActions & MessageChanges;
}

/** A message of the person's. While it waits for its turn it can be changed and withdrawn, afterwards changed and deleted. */
export function UserMessage({ message, showTime, queue, edit, rewrite, actions }: UserMessageProps) {
  const t = useTranslations("message");
  const isWaiting = useIsWaiting(queue);
  const mine = edit?.message_id === message.message_id ? edit : null;
  const isOpen = queue !== null && mine !== null && mine.state !== "saved";
  // Saved, and its event is still on the way.
  const content = mine?.state === "saved" ? mine.text : message.content;
  const mayBeEmpty = message.attachments.length > 0;
  const editButton = useFocusAfter(isOpen || rewrite !== null);
  return (
    <article
      aria-label={t("you")}
      data-role="user"
      data-queue={queue && isWaiting ? queue.position : undefined}
      className="group/message"
    >
      <UserBubble text={isOpen || rewrite ? "" : content} isWaiting={queue !== null && isWaiting}>
        {isOpen ? <QueuedEditor edit={mine} mayBeEmpty={mayBeEmpty} actions={actions} /> : null}
        {rewrite ? <RewriteEditor rewrite={rewrite} mayBeEmpty={mayBeEmpty} actions={actions} /> : null}
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
        {(queue && isWaiting) || rewrite ? null : (
          <SaidBar message={message} showTime={showTime} editButton={editButton} changes={actions} />
        )}
      </UserBubble>
    </article>
  );
}

interface SaidBarProps {
  message: MessageView;
  showTime: boolean;
  editButton: RefObject<HTMLButtonElement | null>;
  changes: MessageChanges;
}

/** Below a message that was taken up: its earlier words, its time and what can be done with it. */
const SaidBar = ({ message, showTime, editButton, changes }: SaidBarProps) => (
  <div className="flex min-h-7 items-center gap-1">
    <EditHistory message={message} onLoad={changes.onLoadEdits} />
    <div className="flex items-center gap-1 opacity-0 transition-opacity focus-within:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100">
      {showTime ? <MessageTime timestamp={message.timestamp} /> : null}
      <MessageTools message={message} changes={changes} editButton={editButton} />
    </div>
  </div>
);

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
