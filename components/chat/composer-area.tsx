"use client";

import { type RefObject, useCallback } from "react";
import { Composer } from "@/components/composer/composer";
import { ComposerNote } from "@/components/composer/composer-note";
import { joinTexts } from "@/components/composer/draft";
import type { DraftControl } from "@/components/composer/use-draft";
import { useChatData } from "@/components/shell/chat-data";
import type { ConversationClient, ConversationState } from "@/lib/protocol/client/conversation-client";
import type { OutgoingMessage } from "@/lib/protocol/client/outbox-store";
import { ConnectionNote } from "./connection-note";

interface ComposerAreaProps {
  connection: ConversationState["connection"];
  draft: DraftControl;
  field: RefObject<HTMLTextAreaElement | null>;
  isRunning: boolean;
  /** Told above the composer; it goes with the next message. */
  note: string | null;
  clearNote: () => void;
  /** The conversation's client, made now if there is none; null when that failed. */
  ensureClient: () => Promise<ConversationClient | null>;
  onStop: () => void;
}

/** The composer with what is to be told above it. A message that could not be sent off is a draft again. */
export function ComposerArea({ connection, draft, note, clearNote, ensureClient, ...composer }: ComposerAreaProps) {
  const { actions } = useChatData();
  const send = async (message: OutgoingMessage) => {
    const taken = draft.take();
    clearNote();
    const target = await ensureClient();
    if (!target) {
      return draft.change((since) => ({
        ...since,
        text: joinTexts(taken.text, since.text),
        files: [...taken.files, ...since.files],
      }));
    }
    // From here on it is kept as one that is being sent.
    void target.send(message);
    draft.settle();
  };
  const ensureConversation = async () => (await ensureClient())?.getState().view.conversation_id ?? null;
  const removeFile = useCallback((file_id: string) => void actions.deleteFile({ file_id }), [actions]);
  return (
    <div className="mx-auto w-full max-w-3xl shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6 sm:pb-5">
      <ConnectionNote connection={connection} />
      <ComposerNote text={note} onClose={clearNote} />
      <Composer
        {...composer}
        draft={draft.draft}
        onChange={draft.change}
        ensureConversation={ensureConversation}
        onSend={(message) => void send(message)}
        onRemoveFile={removeFile}
      />
    </div>
  );
}
