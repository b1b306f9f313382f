"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { Composer } from "@/components/composer/composer";
import { ComposerNote } from "@/components/composer/composer-note";
import { joinTexts } from "@/components/composer/draft";
import { useDraft } from "@/components/composer/use-draft";
import { useQueuedMessages } from "@/components/composer/use-queued-messages";
import { useStoredFiles } from "@/components/composer/use-stored-files";
import { messageRows } from "@/components/message/message-rows";
import { useChatData } from "@/components/shell/chat-data";
import { useLayoutState } from "@/components/shell/layout-state";
import { useConversationTitle } from "@/components/shell/use-conversation-title";
import { useConversations } from "@/components/shell/use-conversations";
import { useShortcut } from "@/components/shell/use-shortcut";
import type { OutgoingMessage } from "@/lib/protocol/client/outbox-store";
import type { WireEvent } from "@/lib/protocol/events";
import { activeRun, type ConversationView } from "@/lib/protocol/view";
import { ChatHeader } from "./chat-header";
import { ConnectionDot } from "./connection-dot";
import { ConnectionNote } from "./connection-note";
import { EmptyChat } from "./empty-chat";
import { RunAnnouncer } from "./run-announcer";
import { SidePanel } from "./side-panel";
import { Thread } from "./thread";
import { useConversationSession } from "./use-conversation-session";
import { useEarlierMessages } from "./use-earlier-messages";
import { useMessageChanges } from "./use-message-changes";
import { useRunActions } from "./use-run-actions";

interface ConversationPaneProps {
  initial: { view: ConversationView; has_more: boolean } | null;
  onCreated: (conversation_id: string) => void;
}

/** One conversation: thread, composer and side panel, live. */
export function ConversationPane({ initial, onCreated }: ConversationPaneProps) {
  const titleOf = useConversationTitle();
  const { user, actions } = useChatData();
  const { conversations, change } = useConversations();
  const { isPanelOpen, setPanelOpen } = useLayoutState();
  const { client, state, ensureClient } = useConversationSession(initial?.view ?? null, onCreated);
  const { outbox } = state;
  // What was withdrawn is shown nowhere.
  const view = useMemo(
    () => ({ ...state.view, messages: state.view.messages.filter((message) => !message.is_deleted) }),
    [state.view],
  );
  const conversation_id = view.conversation_id || null;
  const earlier = useEarlierMessages(client, initial?.has_more ?? false);
  const { runActions, onStop } = useRunActions(client);
  const draft = useDraft(user.user_id, conversation_id);
  useStoredFiles(conversation_id, draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const rows = useMemo(() => messageRows(view.messages, outbox), [view.messages, outbox]);
  const queue = useQueuedMessages({ user_id: user.user_id, conversation_id, client, rows, draft, field });
  const { rewrite, changes } = useMessageChanges(client, field);
  const rowActions = useMemo(
    () => ({ ...runActions, ...queue.actions, ...changes }),
    [runActions, queue.actions, changes],
  );
  // The answer being written, or the last one that was: what still waits has nothing to tell.
  const newest = view.messages.findLast((message) => message.role === "assistant" && message.run?.status !== "queued");
  const listed = conversations.find((one) => one.conversation_id === conversation_id);

  useShortcut("panel", () => setPanelOpen(!isPanelOpen));
  useEffect(() => {
    if (window.matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, []);

  // What the events say about the conversation itself goes to the list.
  useEffect(() => {
    const onEvent = (event: WireEvent) => {
      if (!conversation_id) return;
      if (event.type === "conversation_update") {
        const { conversation_id: _, is_deleted: __, ...fields } = event.data;
        change({ type: "patch", conversation_id, fields });
      }
      if (event.type === "user_message")
        change({ type: "patch", conversation_id, fields: { last_message_at: event.timestamp } });
    };
    return client?.onEvent(onEvent);
  }, [client, conversation_id, change]);

  const send = async (message: OutgoingMessage) => {
    const taken = draft.take();
    queue.clearNote();
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
    <>
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        <ChatHeader title={conversation_id ? titleOf(listed?.title ?? view.title) : null}>
          {conversation_id && <ConnectionDot connection={state.connection} kind={state.kind} />}
        </ChatHeader>
        {rows.length === 0 ? (
          <EmptyChat
            onPick={(text) => {
              draft.change((before) => ({ ...before, text }));
              field.current?.focus();
            }}
          />
        ) : (
          <Thread
            rows={rows}
            actions={rowActions}
            edit={queue.edit}
            rewrite={rewrite}
            hasEarlier={earlier.hasEarlier}
            isLoadingEarlier={earlier.isLoadingEarlier}
            onLoadEarlier={() => void earlier.loadEarlier()}
          />
        )}
        <div className="mx-auto w-full max-w-3xl shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6 sm:pb-5">
          <ConnectionNote connection={state.connection} />
          <ComposerNote text={queue.note} onClose={queue.clearNote} />
          <Composer
            draft={draft.draft}
            onChange={draft.change}
            field={field}
            isRunning={activeRun(view) !== null}
            ensureConversation={ensureConversation}
            onSend={(message) => void send(message)}
            onStop={onStop}
            onRemoveFile={removeFile}
          />
        </div>
        <RunAnnouncer message={newest} />
        <p aria-live="polite" className="sr-only">
          {queue.announced}
        </p>
      </main>
      <SidePanel view={view} client={client} />
    </>
  );
}
