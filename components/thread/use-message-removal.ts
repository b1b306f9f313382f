"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { toast } from "sonner";
import { useChatData } from "@/components/shell/chat-data";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import type { MessageView } from "@/lib/protocol/view";

const UNDO_MS = 8000;

/** What goes with a message of the person's; an answer goes alone. */
const isAnswerTo =
  ({ role, message_id }: MessageView) =>
  (other: MessageView): boolean =>
    role === "user" && other.parent_message_id === message_id && !other.is_deleted;

/** Deletes a message with the answers to it; a notice takes it back. */
export function useMessageRemoval(
  client: ConversationClient | null,
  field: RefObject<HTMLTextAreaElement | null>,
  onFailed: (error: { code: string }) => void,
) {
  const t = useTranslations();
  const { actions } = useChatData();

  const restore = async (message_ids: string[]) => {
    const result = await actions.restoreMessages({ message_ids });
    if (!result.ok) onFailed(result.error);
  };
  return async (message: MessageView) => {
    const answers = client?.getState().view.messages.filter(isAnswerTo(message)) ?? [];
    const message_ids = [message, ...answers].map(({ message_id }) => message_id);
    const result = await actions.deleteMessages({ message_ids });
    if (!result.ok) return onFailed(result.error);
    field.current?.focus();
    toast(t("message.was_deleted"), {
      duration: UNDO_MS,
      action: { label: t("common.undo"), onClick: () => void restore(message_ids) },
    });
  };
}
