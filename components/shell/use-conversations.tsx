"use client";

import { createContext, type ReactNode, use, useCallback, useMemo, useReducer, useRef, useState } from "react";
import type { Conversation } from "@/lib/protocol/contract/conversations";
import type { Page } from "@/lib/protocol/envelope";
import { useChatData } from "./chat-data";
import { type ConversationListChange, changeConversationList, listStateOf } from "./conversation-list-state";

export interface ListFilter {
  search: string;
  is_archived: boolean;
}

interface Conversations {
  conversations: Conversation[];
  has_next: boolean;
  filter: ListFilter;
  status: "idle" | "loading" | "failed";
  change: (change: ConversationListChange) => void;
  setFilter: (filter: ListFilter) => void;
  loadMore: () => void;
}

const Context = createContext<Conversations | null>(null);

/** Holds the sidebar's list for all parts of the chat pages. */
export function ConversationsProvider({ initial, children }: { initial: Page<Conversation>; children: ReactNode }) {
  const { actions } = useChatData();
  const [list, change] = useReducer(changeConversationList, initial, listStateOf);
  const [filter, setFilterState] = useState<ListFilter>({ search: "", is_archived: false });
  const [status, setStatus] = useState<Conversations["status"]>("idle");
  const request = useRef(0);

  const load = useCallback(
    async (wanted: ListFilter, page: number) => {
      request.current += 1;
      const mine = request.current;
      setStatus("loading");
      const search = wanted.search.trim();
      const result = await actions.listConversations({
        page,
        is_archived: wanted.is_archived,
        ...(search ? { search } : {}),
      });
      // A later wish overtook this answer.
      if (mine !== request.current) return;
      setStatus(result.ok ? "idle" : "failed");
      if (result.ok) change({ type: page === 1 ? "reset" : "append", page: result.data });
    },
    [actions],
  );

  const value = useMemo<Conversations>(
    () => ({
      conversations: list.conversations.filter((one) => one.is_archived === filter.is_archived),
      has_next: list.has_next,
      filter,
      status,
      change,
      setFilter: (wanted) => {
        setFilterState(wanted);
        void load(wanted, 1);
      },
      loadMore: () => {
        if (status !== "loading" && list.has_next) void load(filter, list.page + 1);
      },
    }),
    [list, filter, status, load],
  );
  return <Context value={value}>{children}</Context>;
}

export function useConversations(): Conversations {
  const value = use(Context);
  if (!value) throw new Error("useConversations needs a ConversationsProvider above it");
  return value;
}
