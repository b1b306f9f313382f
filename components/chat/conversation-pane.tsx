"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { Composer } from "@/components/composer/composer";
import { useDraft } from "@/components/composer/use-draft";
import { messageRows } from "@/components/message/message-rows";
import { useChatData } from "@/components/shell/chat-data";
import { useLayoutState } from "@/components/shell/layout-state";
import { useConversationTitle } from "@/components/shell/use-conversation-title";
import { useConversations } from "@/components/shell/use-conversations";
import { useShortcut } from "@/components/shell/use-shortcut";
import type { OutgoingMessage } from "@/lib/protocol/client/conversation-client";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";
import type { WireEvent } from "@/lib/protocol/events";
import { activeRun, type ConversationView } from "@/lib/protocol/view";
import { ChatHeader } from "./chat-header";
import { ConnectionNote } from "./connection-note";
import { EmptyChat } from "./empty-chat";
import { RunAnnouncer } from "./run-announcer";
import { SidePanel } from "./side-panel";
import { Thread } from "./thread";
import { useConversationSession } from "./use-conversation-session";
import { useEarlierMessages } from "./use-earlier-messages";
import { useRunActions } from "./use-run-actions";

interface ConversationPaneProps {
  initial: { view: ConversationView; has_more: boolean } | null;
  onCreated: (conversation_id: string) => void;
}

/** One conversation: thread, composer and side panel, live. */
export function ConversationPane({ initial, onCreated }: ConversationPaneProps) {
  const titleOf = useConversationTitle();
  const { actions } = useChatData();
  const { conversations, change } = useConversations();
  const { isPanelOpen, setPanelOpen } = useLayoutState();
  const { client, state, ensureClient } = useConversationSession(initial?.view ?? null, onCreated);
  const { view, outbox } = state;
  const conversation_id = view.conversation_id || null;
  const earlier = useEarlierMessages(client, initial?.has_more ?? false);
  const { rowActions, onStop } = useRunActions(client);
  const [draft, setDraft] = useDraft(conversation_id);
  const field = useRef<HTMLTextAreaElement>(null);
  const rows = useMemo(() => messageRows(view.messages, outbox), [view.messages, outbox]);
  const newest = view.messages.findLast((message) => message.role === "assistant");
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
    setDraft("");
    const target = await ensureClient();
    if (target) await target.send(message);
    else setDraft(message.content);
  };
  const ensureConversation = async () => (await ensureClient())?.getState().view.conversation_id ?? null;
  const removeFile = useCallback(
    (file: WorkspaceFile) => void actions.deleteFile({ file_id: file.file_id }),
    [actions],
  );

  return (
    <>
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        <ChatHeader title={conversation_id ? titleOf(listed?.title ?? view.title) : null} />
        {rows.length === 0 ? (
          <EmptyChat
            onPick={(text) => {
              setDraft(text);
              field.current?.focus();
            }}
          />
        ) : (
          <Thread
            rows={rows}
            actions={rowActions}
            hasEarlier={earlier.hasEarlier}
            isLoadingEarlier={earlier.isLoadingEarlier}
            onLoadEarlier={() => void earlier.loadEarlier()}
          />
        )}
        <div className="mx-auto w-full max-w-3xl shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6 sm:pb-5">
          <ConnectionNote connection={state.connection} />
          <Composer
            text={draft}
            onTextChange={setDraft}
            field={field}
            isRunning={activeRun(view) !== null}
            ensureConversation={ensureConversation}
            onSend={(message) => void send(message)}
            onStop={onStop}
            onRemoveFile={removeFile}
          />
        </div>
        <RunAnnouncer message={newest} />
      </main>
      <SidePanel view={view} client={client} />
    </>
  );
}
