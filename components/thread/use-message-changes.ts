"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useMemo, useRef } from "react";
import { toast } from "sonner";
import { useConversations } from "@/components/conversation/use-conversations";
import type { MessageChanges, Rewrite } from "@/components/message/message-changes";
import { useChatData } from "@/components/shell/chat-data";
import { useErrorText } from "@/components/ui/use-error-text";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import type { MessageView } from "@/lib/protocol/view";
import { useMessageRemoval } from "./use-message-removal";
import { useRewrite } from "./use-rewrite";

/** Rewriting, deleting and branching off; what they do comes back to the thread as events. */
export function useMessageChanges(
  client: ConversationClient | null,
  field: RefObject<HTMLTextAreaElement | null>,
): { rewrite: Rewrite | null; changes: MessageChanges } {
  const t = useTranslations();
  const errorText = useErrorText();
  const { actions } = useChatData();
  const onFailed = (error: { code: string }) =>
    void toast.error(error.code === "CONFLICT" ? t("message.busy") : errorText(error));
  const rewriting = useRewrite(onFailed);
  const remove = useMessageRemoval(client, field, onFailed);
  const branch = useBranch(onFailed);

  const answerAgain = async ({ message_id }: MessageView) => {
    const result = await actions.regenerate({ message_id });
    if (!result.ok) toast.error(t("message.retry_failed", { reason: errorText(result.error) }));
  };

  // The functions stay the same objects, so that a row is not drawn again because another is being rewritten.
  const latest = useRef({ actions, rewriting, remove, branch, answerAgain });
  latest.current = { actions, rewriting, remove, branch, answerAgain };
  const changes = useMemo<MessageChanges>(
    () => ({
      onRewrite: (message) => latest.current.rewriting.open(message),
      onRewriteChange: (text) => latest.current.rewriting.change(text),
      onRewriteSave: (isAnsweredAgain) => void latest.current.rewriting.save(isAnsweredAgain),
      onRewriteCancel: () => latest.current.rewriting.cancel(),
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
  return { rewrite: rewriting.rewrite, changes };
}

/** Makes a new conversation of all that was said up to a message, and goes there. */
function useBranch(onFailed: (error: { code: string }) => void) {
  const t = useTranslations("message");
  const router = useRouter();
  const { actions } = useChatData();
  const { change } = useConversations();
  return async ({ message_id }: MessageView) => {
    const result = await actions.branchMessage({ message_id });
    if (!result.ok) return onFailed(result.error);
    change({ type: "put", conversation: result.data });
    router.push(`/c/${result.data.conversation_id}`);
    toast.success(t("branched"));
  };
}
