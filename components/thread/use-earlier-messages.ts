"use client";

import { useCallback, useRef, useState } from "react";
import { toast } from "sonner";
import { useChatData } from "@/components/shell/chat-data";
import { useErrorText } from "@/components/ui/use-error-text";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";

/** Fetches older messages, one page at a time. */
export function useEarlierMessages(client: ConversationClient | null, initiallyMore: boolean) {
  const { actions } = useChatData();
  const errorText = useErrorText();
  const [hasEarlier, setHasEarlier] = useState(initiallyMore);
  const [isLoading, setLoading] = useState(false);
  const isBusy = useRef(false);

  const loadEarlier = useCallback(async () => {
    const view = client?.getState().view;
    const before = view?.messages[0]?.message_id;
    if (!view || !before || isBusy.current) return;
    isBusy.current = true;
    setLoading(true);
    const result = await actions.loadEarlier({ conversation_id: view.conversation_id, before });
    if (result.ok) {
      client?.prepend(result.data.messages);
      setHasEarlier(result.data.has_more);
    } else toast.error(errorText(result.error));
    setLoading(false);
    isBusy.current = false;
  }, [actions, client, errorText]);

  return { hasEarlier, isLoadingEarlier: isLoading, loadEarlier };
}
