"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { toast } from "sonner";
import { useChatData } from "@/components/shell/chat-data";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Conversation, UpdateConversationBody } from "@/lib/protocol/contract/conversations";
import { useConversationTitle } from "./use-conversation-title";
import { useConversations } from "./use-conversations";

const UNDO_MS = 8000;

/** Rename, pin, archive and delete: shown at once, taken back when the server refuses. */
export function useConversationEdits() {
  const t = useTranslations();
  const errorText = useErrorText();
  const titleOf = useConversationTitle();
  const router = useRouter();
  const pathname = usePathname();
  const { actions } = useChatData();
  const { change } = useConversations();

  return useMemo(() => {
    const update = async (conversation: Conversation, fields: UpdateConversationBody): Promise<boolean> => {
      const { conversation_id } = conversation;
      change({ type: "patch", conversation_id, fields });
      const result = await actions.updateConversation({ conversation_id, ...fields });
      if (result.ok) change({ type: "patch", conversation_id, fields: result.data });
      else {
        change({ type: "put", conversation });
        toast.error(errorText(result.error));
      }
      return result.ok;
    };

    const restore = async (conversation_id: string) => {
      const result = await actions.restoreConversation({ conversation_id });
      if (!result.ok) return void toast.error(errorText(result.error));
      change({ type: "put", conversation: result.data });
      toast.success(t("sidebar.restored"));
    };

    const remove = async (conversation: Conversation) => {
      const { conversation_id, title } = conversation;
      change({ type: "drop", conversation_id });
      const result = await actions.deleteConversation({ conversation_id });
      if (!result.ok) {
        change({ type: "put", conversation });
        return void toast.error(errorText(result.error));
      }
      if (pathname === `/c/${conversation_id}`) router.push("/");
      toast(t("sidebar.deleted", { title: titleOf(title) }), {
        duration: UNDO_MS,
        action: { label: t("common.undo"), onClick: () => void restore(conversation_id) },
      });
    };

    const archive = async (conversation: Conversation) => {
      const is_archived = !conversation.is_archived;
      if (!(await update(conversation, { is_archived })) || !is_archived) return;
      toast(t("sidebar.was_archived"), {
        action: {
          label: t("common.undo"),
          onClick: () => void update({ ...conversation, is_archived }, { is_archived: false }),
        },
      });
    };

    return { update, remove, archive };
  }, [actions, change, errorText, pathname, router, t, titleOf]);
}
