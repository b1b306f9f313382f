"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import type { MessageChanges, Rewrite } from "@/components/message/message-changes";
import { useChatData } from "@/components/shell/chat-data";
import { useConversations } from "@/components/shell/use-conversations";
import { useErrorText } from "@/components/ui/use-error-text";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import type { MessageView } from "@/lib/protocol/view";

const UNDO_MS = 8000;

/** Rewriting, deleting and branching off; what they do comes back to the thread as events. */
export function useMessageChanges(
  client: ConversationClient | null,
  field: RefObject<HTMLTextAreaElement | null>,
): { rewrite: Rewrite | null; changes: MessageChanges } {
  const t = useTranslations();
  const errorText = useErrorText();
  const router = useRouter();
  const { actions } = useChatData();
  const { change } = useConversations();
  const [rewrite, setRewrite] = useState<Rewrite | null>(null);

  const failed = (error: { code: string }) =>
    void toast.error(error.code === "CONFLICT" ? t("message.busy") : errorText(error));

  const save = async (is_answered_again: boolean) => {
    if (!rewrite || rewrite.isSaving) return;
    const { message_id, text: content, original } = rewrite;
    if (content === original && !is_answered_again) return setRewrite(null);
    setRewrite({ ...rewrite, isSaving: true });
    const result = await actions.editMessage({ message_id, content, is_answered_again });
    setRewrite(result.ok ? null : { ...rewrite, isSaving: false });
    if (!result.ok) failed(result.error);
  };

  const remove = async (message: MessageView) => {
    const answers = client?.getState().view.messages.filter(isAnswerTo(message)) ?? [];
    const message_ids = [message, ...answers].map(({ message_id }) => message_id);
    const result = await actions.deleteMessages({ message_ids });
    if (!result.ok) return failed(result.error);
    field.current?.focus();
    toast(t("message.was_deleted"), {
      duration: UNDO_MS,
      action: { label: t("common.undo"), onClick: () => void restore(message_ids) },
    });
  };
  const restore = async (message_ids: string[]) => {
    const result = await actions.restoreMessages({ message_ids });
    if (!result.ok) failed(result.error);
  };

  const branch = async ({ message_id }: MessageView) => {
    const result = await actions.branchMessage({ message_id });
    if (!result.ok) return failed(result.error);
    change({ type: "put", conversation: result.data });
    router.push(`/c/${result.data.conversation_id}`);
    toast.success(t("message.branched"));
  };

  const answerAgain = async ({ message_id }: MessageView) => {
    const result = await actions.regenerate({ message_id });
    if (!result.ok) toast.error(t("message.retry_failed", { reason: errorText(result.error) }));
  };

  // The functions stay the same objects, so that a row is not drawn again because another is being rewritten.
  const latest = useRef({ actions, save, remove, branch, answerAgain, rewrite });
  latest.current = { actions, save, remove, branch, answerAgain, rewrite };
  const changes = useMemo<MessageChanges>(
    () => ({
      onRewrite: ({ message_id, content }) =>
        setRewrite({ message_id, original: content, text: content, isSaving: false }),
      onRewriteChange: (text) => setRewrite((now) => now && { ...now, text }),
      onRewriteSave: (isAnsweredAgain) => void latest.current.save(isAnsweredAgain),
      onRewriteCancel: () => setRewrite(null),
      onDelete: (message) => void latest.current.remove(message),
      onBranch: (message) => void latest.current.branch(message),
      onAnswerAgain: (message) => void latest.current.answerAgain(message),
      onLoadEdits: async (message_id) => {
        const result = await latest.current.actions.listMessageEdits({ message_id });
        return result.ok ? result.data : null;
      },
    }),
    [],
  );
  return { rewrite, changes };
}

/** What goes with a message of the person's; an answer goes alone. */
const isAnswerTo =
  ({ role, message_id }: MessageView) =>
  (other: MessageView): boolean =>
    role === "user" && other.parent_message_id === message_id && !other.is_deleted;
