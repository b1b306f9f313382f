"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { toast } from "sonner";
import { browserOutbox } from "@/components/composer/browser-outbox";
import { useConversations } from "@/components/conversation/use-conversations";
import { useChatData } from "@/components/shell/chat-data";
import { useErrorText } from "@/components/ui/use-error-text";
import { clientError } from "@/lib/protocol/client/client-error";
import {
  type ConversationClient,
  type ConversationState,
  createConversationClient,
} from "@/lib/protocol/client/conversation-client";
import { openLiveTransport } from "@/lib/protocol/client/live/live-transport";
import type { ConversationView } from "@/lib/protocol/view";
import { scheduleFrame } from "./schedule-frame";

const emptyView = (conversation_id: string): ConversationView => ({
  conversation_id,
  title: null,
  last_seq: 0,
  messages: [],
});

const NOTHING: ConversationState = { view: emptyView(""), outbox: [], connection: "closed", kind: null };
const noSubscription = () => () => {};

const clientFor = (view: ConversationView, user_id: string): ConversationClient =>
  createConversationClient({
    view,
    openTransport: openLiveTransport,
    schedule: scheduleFrame,
    outboxStore: browserOutbox(user_id),
  });

const unreachable = () => ({ ok: false as const, error: clientError("NETWORK") });

/**
 * The conversation a page shows, live. With no conversation yet it is made by the first message or file, and the
 * address changes without a reload.
 */
export function useConversationSession(initial: ConversationView | null, onCreated: (conversation_id: string) => void) {
  const t = useTranslations("composer");
  const errorText = useErrorText();
  const { actions, user } = useChatData();
  const { user_id } = user;
  const { change } = useConversations();
  const [client, setClient] = useState(() => (initial ? clientFor(initial, user_id) : null));
  const state = useSyncExternalStore(client?.subscribe ?? noSubscription, client?.getState ?? (() => NOTHING), () =>
    initial ? { ...NOTHING, view: initial } : NOTHING,
  );
  const making = useRef<Promise<ConversationClient | null> | null>(null);

  useEffect(() => client?.connect(), [client]);

  const ensureClient = useCallback(async (): Promise<ConversationClient | null> => {
    if (client) return client;
    making.current ??= actions
      .createConversation({})
      .catch(unreachable)
      .then((result) => {
        if (!result.ok) {
          making.current = null;
          toast.error(t("start_failed", { reason: errorText(result.error) }));
          return null;
        }
        const made = clientFor(emptyView(result.data.conversation_id), user_id);
        setClient(made);
        change({ type: "put", conversation: result.data });
        onCreated(result.data.conversation_id);
        return made;
      });
    return making.current;
  }, [client, actions, user_id, change, errorText, onCreated, t]);

  return { client, state, ensureClient };
}
