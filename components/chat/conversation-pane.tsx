"use client";

import { useEffect, useMemo, useRef } from "react";
import { StandingApprovals } from "@/components/approval/standing-approvals";
import { useDraft } from "@/components/composer/use-draft";
import { useStoredFiles } from "@/components/composer/use-stored-files";
import { FileOpener } from "@/components/file/file-opener";
import { useChatData } from "@/components/shell/chat-data";
import { useLayoutState } from "@/components/shell/layout-state";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Thread } from "@/components/thread/thread";
import { useEarlierMessages } from "@/components/thread/use-earlier-messages";
import { useThreadRows } from "@/components/thread/use-thread-rows";
import { activeRun, type ConversationView } from "@/lib/protocol/view";
import { ComposerArea } from "./composer-area";
import { ConversationHeader } from "./conversation-header";
import { EmptyChat } from "./empty-chat";
import { RunAnnouncer } from "./run-announcer";
import { SidePanel } from "./side-panel";
import { useConversationNews } from "./use-conversation-news";
import { useConversationSession } from "./use-conversation-session";

interface ConversationPaneProps {
  initial: { view: ConversationView; has_more: boolean } | null;
  onCreated: (conversation_id: string) => void;
}

/** One conversation: thread, composer and side panel, live. */
export function ConversationPane({ initial, onCreated }: ConversationPaneProps) {
  const { user } = useChatData();
  const { isPanelOpen, setPanelOpen } = useLayoutState();
  const { client, state, ensureClient } = useConversationSession(initial?.view ?? null, onCreated);
  const view = useMemo(() => withoutWithdrawn(state.view), [state.view]);
  const conversation_id = view.conversation_id || null;
  const earlier = useEarlierMessages(client, initial?.has_more ?? false);
  const draft = useDraft(user.user_id, conversation_id);
  useStoredFiles(conversation_id, draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const { queue, onStop, ...thread } = useThreadRows({ client, view, outbox: state.outbox, draft, field });
  useConversationNews(client, conversation_id);

  useShortcut("panel", () => setPanelOpen(!isPanelOpen));
  useEffect(() => {
    if (window.matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, []);

  const pick = (text: string) => {
    draft.change((before) => ({ ...before, text }));
    field.current?.focus();
  };
  return (
    <>
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        <ConversationHeader view={view} connection={state.connection} kind={state.kind} />
        <FileOpener conversation_id={conversation_id}>
          {thread.rows.length === 0 ? <EmptyChat onPick={pick} /> : <Thread {...thread} earlier={earlier} />}
        </FileOpener>
        <StandingApprovals standing={view.standing_approvals} />
        <ComposerArea
          connection={state.connection}
          draft={draft}
          field={field}
          isRunning={activeRun(view) !== null}
          note={queue.note}
          clearNote={queue.clearNote}
          ensureClient={ensureClient}
          onStop={onStop}
        />
        <RunAnnouncer message={newestAnswer(view)} />
        <p aria-live="polite" className="sr-only">
          {queue.announced}
        </p>
      </main>
      <SidePanel view={view} client={client} />
    </>
  );
}

/** What was withdrawn is shown nowhere. */
const withoutWithdrawn = (view: ConversationView): ConversationView => ({
  ...view,
  messages: view.messages.filter((message) => !message.is_deleted),
});

/** The answer being written, or the last one that was: what still waits has nothing to tell. */
const newestAnswer = ({ messages }: ConversationView) =>
  messages.findLast((message) => message.role === "assistant" && message.run?.status !== "queued");
