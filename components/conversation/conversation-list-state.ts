import type { Conversation } from "@/lib/protocol/contract/conversations";
import type { Page } from "@/lib/protocol/envelope";

export interface ConversationListState {
  conversations: Conversation[];
  /** The last page loaded. */
  page: number;
  has_next: boolean;
  /** Where the next page begins. */
  next_cursor: string | null;
}

export type ConversationListChange =
  | { type: "reset"; page: Page<Conversation> }
  | { type: "append"; page: Page<Conversation> }
  | { type: "put"; conversation: Conversation }
  | { type: "patch"; conversation_id: string; fields: Partial<Conversation> }
  | { type: "drop"; conversation_id: string };

export const listStateOf = (page: Page<Conversation>): ConversationListState => ({
  conversations: page.items,
  page: page.pagination.page,
  has_next: page.pagination.has_next,
  next_cursor: page.pagination.next_cursor ?? null,
});

/** The list in the sidebar: what the server gave, changed at once by what the person does. */
export function changeConversationList(
  state: ConversationListState,
  change: ConversationListChange,
): ConversationListState {
  switch (change.type) {
    case "reset":
      return listStateOf(change.page);
    case "append": {
      const known = new Set(state.conversations.map((conversation) => conversation.conversation_id));
      const fresh = change.page.items.filter((conversation) => !known.has(conversation.conversation_id));
      return { ...listStateOf(change.page), conversations: [...state.conversations, ...fresh] };
    }
    case "put": {
      const { conversation_id } = change.conversation;
      const others = state.conversations.filter((one) => one.conversation_id !== conversation_id);
      return { ...state, conversations: [change.conversation, ...others] };
    }
    case "patch":
      return {
        ...state,
        conversations: state.conversations.map((one) =>
          one.conversation_id === change.conversation_id ? { ...one, ...change.fields } : one,
        ),
      };
    case "drop":
      return {
        ...state,
        conversations: state.conversations.filter((one) => one.conversation_id !== change.conversation_id),
      };
  }
}
