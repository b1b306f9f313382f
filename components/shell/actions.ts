import type {
  Conversation,
  CreateConversationBody,
  UpdateConversationBody,
} from "@/lib/protocol/contract/conversations";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";
import type { ActionResult, Page } from "@/lib/protocol/envelope";
import type { MessageView } from "@/lib/protocol/view";

/** A server action as a component is handed it. */
export type Action<Input, Data> = (input: Input) => Promise<ActionResult<Data>>;

/** What the chat pages change and load besides sending, stopping and retrying. */
export interface ChatActions {
  createConversation: Action<CreateConversationBody, Conversation>;
  listConversations: Action<{ page: number; is_archived: boolean; search?: string }, Page<Conversation>>;
  updateConversation: Action<{ conversation_id: string } & UpdateConversationBody, Conversation>;
  deleteConversation: Action<{ conversation_id: string }, null>;
  restoreConversation: Action<{ conversation_id: string }, Conversation>;
  loadEarlier: Action<{ conversation_id: string; before: string }, { messages: MessageView[]; has_more: boolean }>;
  listFiles: Action<{ conversation_id: string }, WorkspaceFile[]>;
  deleteFile: Action<{ file_id: string }, null>;
}
