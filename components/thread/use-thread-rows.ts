"use client";

import { type RefObject, useMemo } from "react";
import type { DraftControl } from "@/components/composer/use-draft";
import { useQueuedMessages } from "@/components/composer/use-queued-messages";
import { messageRows } from "@/components/message/message-rows";
import { useChatData } from "@/components/shell/chat-data";
import type { ConversationClient, ConversationState } from "@/lib/protocol/client/conversation-client";
import type { ConversationView } from "@/lib/protocol/view";
import type { RowActions } from "./thread-row";
import { useMessageChanges } from "./use-message-changes";
import { useRunActions } from "./use-run-actions";

interface ThreadRowsParts {
  client: ConversationClient | null;
  view: ConversationView;
  outbox: ConversationState["outbox"];
  draft: DraftControl;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What the thread shows and what can be done there; `queue` also tells of messages that waited, `onStop` ends the answer at work. */
export function useThreadRows({ client, view, outbox, draft, field }: ThreadRowsParts) {
  const { user_id } = useChatData().user;
  const rows = useMemo(() => messageRows(view.messages, outbox), [view.messages, outbox]);
  const { runActions, onStop } = useRunActions(client);
  const conversation_id = view.conversation_id || null;
  const queue = useQueuedMessages({ user_id, conversation_id, client, rows, draft, field });
  const { rewrite, changes } = useMessageChanges(client, field);
  const actions = useMemo<RowActions>(
    () => ({ ...runActions, ...queue.actions, ...changes }),
    [runActions, queue.actions, changes],
  );
  return { rows, actions, edit: queue.edit, rewrite, queue, onStop };
}
