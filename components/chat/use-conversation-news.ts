"use client";

import { useEffect } from "react";
import { useConversations } from "@/components/conversation/use-conversations";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import type { WireEvent } from "@/lib/protocol/events";

/** Hands what the events say about the conversation itself to the list of conversations. */
export function useConversationNews(client: ConversationClient | null, conversation_id: string | null): void {
  const { change } = useConversations();
  useEffect(() => {
    const onEvent = (event: WireEvent) => {
      if (!conversation_id) return;
      if (event.type === "conversation_update") {
        const { conversation_id: _, is_deleted: __, standing_approvals: ___, ...fields } = event.data;
        change({ type: "patch", conversation_id, fields });
      }
      if (event.type === "user_message")
        change({ type: "patch", conversation_id, fields: { last_message_at: event.timestamp } });
    };
    return client?.onEvent(onEvent);
  }, [client, conversation_id, change]);
}
