"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import type { MessageRow } from "@/components/message/message-rows";
import { useErrorText } from "@/components/ui/use-error-text";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import type { OutgoingMessage } from "@/lib/protocol/client/outbox-store";
import type { MessageView } from "@/lib/protocol/view";
import { isBlank, joinTexts } from "./draft";
import type { DraftControl } from "./use-draft";
import { useQueuedEdit } from "./use-queued-edit";

/** What can be done with a message that waits. */
export interface QueueActions {
  onEdit: (run_id: string, message: MessageView) => void;
  onEditChange: (text: string) => void;
  onEditSave: () => void;
  onEditCancel: () => void;
  onWithdraw: (run_id: string, message: MessageView) => void;
}

interface QueuedMessagesParts {
  user_id: string;
  conversation_id: string | null;
  client: ConversationClient | null;
  rows: MessageRow[];
  draft: DraftControl;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Editing and withdrawing messages that wait; words that found no place any more end up in the composer, with a note. */
export function useQueuedMessages(given: QueuedMessagesParts) {
  const t = useTranslations("queue");
  const errorText = useErrorText();
  const { draft, field, client } = given;
  const [note, setNote] = useState<string | null>(null);
  const [announced, announce] = useState("");

  const edit = useQueuedEdit({
    ...given,
    onTooLate: (text, reason) => {
      draft.change((before) => ({ ...before, text: joinTexts(text, before.text) }));
      setNote(t(reason === "begun" ? "edit_begun" : "edit_gone"));
      field.current?.focus();
    },
    onFailed: (error) => toast.error(t("edit_failed", { reason: errorText(error) })),
    onSaved: () => announce(t("edit_saved")),
  });

  const withdraw = async (run_id: string, message: MessageView) => {
    const result = await client?.withdraw(run_id);
    if (!result) return;
    if (!result.ok) {
      const isBegun = result.error.code === "CONFLICT";
      return void toast.error(
        isBegun ? t("withdraw_begun") : t("withdraw_failed", { reason: errorText(result.error) }),
      );
    }
    announce(t("withdrawn"));
    const { content, attachments } = message;
    if (isBlank(draft.draft)) {
      draft.change((before) => ({ ...before, text: content, files: attachments }));
      field.current?.focus();
      return;
    }
    const again: OutgoingMessage = { content, attachments, agent_id: draft.draft.agent_id, model_id: null };
    toast(t("withdrawn"), {
      duration: 10_000,
      action: { label: t("send_again"), onClick: () => void client?.send(again) },
    });
  };

  // The actions stay the same objects, so that a row is not drawn again because another is being edited.
  const latest = useRef({ edit, withdraw });
  latest.current = { edit, withdraw };
  const actions = useMemo<QueueActions>(
    () => ({
      onEdit: (run_id, { message_id, content }) => latest.current.edit.open({ run_id, message_id, content }),
      onEditChange: (text) => latest.current.edit.change(text),
      onEditSave: () => void latest.current.edit.save(),
      onEditCancel: () => latest.current.edit.cancel(),
      onWithdraw: (run_id, message) => void latest.current.withdraw(run_id, message),
    }),
    [],
  );
  return { edit: edit.edit, actions, note, clearNote: () => setNote(null), announced };
}
