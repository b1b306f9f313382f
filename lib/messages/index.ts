export { branchConversation } from "./branch-conversation.ts";
export { listMessageEdits } from "./list-message-edits.ts";
export { listMessages } from "./list-messages.ts";
export { type LoadedConversation, loadConversationView, loadMessage } from "./load-conversation-view.ts";
export { messageOf } from "./message-of.ts";
export { type FoundMessage, getMessage, requireMessage } from "./require-message.ts";
export { standingApprovalOf } from "./standing-approval-of.ts";
export { toolCallOf } from "./tool-call-of.ts";
