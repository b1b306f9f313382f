"use client";

import { createContext, type ReactNode, use, useCallback, useMemo, useReducer, useRef, useState } from "react";
import { useChatData } from "@/components/shell/chat-data";
import type { Conversation } from "@/lib/protocol/contract/conversations";
import type { Page } from "@/lib/protocol/envelope";
import { type ConversationListChange, changeConversationList, listStateOf } from "./conversation-list-state";

export interface ListFilter {
  search: string;
  is_archived: boolean;
  /** Only the pinned ones. */
  is_pinned: boolean;
  /** All of them. */
  tags: string[];
}

const NO_FILTER: ListFilter = { search: "", is_archived: false, is_pinned: false, tags: [] };

const isShown = (one: Conversation, { is_archived, is_pinned, tags }: ListFilter): boolean =>
  one.is_archived === is_archived && (one.is_pinned || !is_pinned) && tags.every((tag) => one.tags.includes(tag));

interface Conversations {
  conversations: Conversation[];
  has_next: boolean;
  /** The tags of the conversations that were loaded. */
  known_tags: string[];
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
  const [filter, setFilterState] = useState<ListFilter>(NO_FILTER);
  const [status, setStatus] = useState<Conversations["status"]>("idle");
  const request = useRef(0);

  const load = useCallback(
    async (wanted: ListFilter, page: number, cursor?: string | null) => {
      request.current += 1;
      const mine = request.current;
      setStatus("loading");
      const search = wanted.search.trim();
      const result = await actions.listConversations({
        page,
        is_archived: wanted.is_archived,
        ...(cursor ? { cursor } : {}),
        ...(wanted.is_pinned ? { is_pinned: true } : {}),
        ...(wanted.tags.length > 0 ? { tags: wanted.tags } : {}),
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
      conversations: list.conversations.filter((one) => isShown(one, filter)),
      has_next: list.has_next,
      known_tags: [...new Set(list.conversations.flatMap((one) => one.tags))].sort(),
      filter,
      status,
      change,
      setFilter: (wanted) => {
        setFilterState(wanted);
        void load(wanted, 1);
      },
      loadMore: () => {
        if (status !== "loading" && list.has_next) void load(filter, list.page + 1, list.next_cursor);
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
