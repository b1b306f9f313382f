"use client";

import { useConversationTitle } from "@/components/conversation/use-conversation-title";
import { useConversations } from "@/components/conversation/use-conversations";
import type { ConversationState } from "@/lib/protocol/client/conversation-client";
import { ChatHeader } from "./chat-header";
import { ConnectionDot } from "./connection-dot";

/** The head of a conversation: its title as the list has it, and how it is connected. One not begun yet has neither. */
export function ConversationHeader({ view, connection, kind }: Omit<ConversationState, "outbox">) {
  const titleOf = useConversationTitle();
  const { conversations } = useConversations();
  const { conversation_id } = view;
  if (!conversation_id) return <ChatHeader title={null} />;
  const listed = conversations.find((one) => one.conversation_id === conversation_id);
  return (
    <ChatHeader title={titleOf(listed?.title ?? view.title)}>
      <ConnectionDot connection={connection} kind={kind} />
    </ChatHeader>
  );
}
