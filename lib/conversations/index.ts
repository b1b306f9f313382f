export { type ConversationChange, type ConversationListener, onConversationChanged } from "./conversation-changes.ts";
export { createConversation, createConversationIn } from "./create-conversation.ts";
export { deleteConversation, restoreConversation } from "./delete-conversation.ts";
export { countExpired, expireConversations } from "./expire-conversations.ts";
export { getConversation } from "./get-conversation.ts";
export { listConversations } from "./list-conversations.ts";
export { purgeDeletedConversations } from "./purge-conversations.ts";
export { updateConversation } from "./update-conversation.ts";
