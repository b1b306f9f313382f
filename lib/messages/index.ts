export { listMessages } from "./list-messages.ts";
export { type LoadedConversation, loadConversationView } from "./load-conversation-view.ts";
export { messageOf } from "./message-of.ts";
export { toolCallOf } from "./tool-call-of.ts";
