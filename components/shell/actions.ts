import type {
  Conversation,
  CreateConversationBody,
  UpdateConversationBody,
} from "@/lib/protocol/contract/conversations";
import type { FileVersion } from "@/lib/protocol/contract/file-versions";
import type { WorkspaceFile, WorkspaceUsage } from "@/lib/protocol/contract/files";
import type { MessageEdit } from "@/lib/protocol/contract/message-changes";
import type { Message } from "@/lib/protocol/contract/messages";
import type { Run } from "@/lib/protocol/contract/runs";
import type { DocumentPreview } from "@/lib/protocol/document-preview";
import type { ActionResult, Page } from "@/lib/protocol/envelope";
import type { MessageView } from "@/lib/protocol/view";

/** A server action as a component is handed it. */
export type Action<Input, Data> = (input: Input) => Promise<ActionResult<Data>>;

/** What the chat pages change and load besides sending, stopping and retrying. */
export interface ChatActions {
  createConversation: Action<CreateConversationBody, Conversation>;
  listConversations: Action<
    { page: number; cursor?: string; is_archived: boolean; is_pinned?: boolean; tags?: string[]; search?: string },
    Page<Conversation>
  >;
  updateConversation: Action<{ conversation_id: string } & UpdateConversationBody, Conversation>;
  deleteConversation: Action<{ conversation_id: string }, null>;
  restoreConversation: Action<{ conversation_id: string }, Conversation>;
  loadEarlier: Action<{ conversation_id: string; before: string }, { messages: MessageView[]; has_more: boolean }>;
  listFiles: Action<{ conversation_id: string }, WorkspaceFile[]>;
  deleteFile: Action<{ file_id: string; is_final?: boolean }, null>;
  renameFile: Action<{ file_id: string; path: string }, WorkspaceFile>;
  listFileVersions: Action<{ file_id: string }, FileVersion[]>;
  /** `number` for what a version was. */
  previewDocument: Action<{ file_id: string; number?: number }, DocumentPreview>;
  restoreFileVersion: Action<{ file_id: string; number: number }, WorkspaceFile>;
  getWorkspaceState: Action<{ conversation_id: string }, { removed: WorkspaceFile[]; usage: WorkspaceUsage }>;
  editMessage: Action<{ message_id: string; content: string; is_answered_again: boolean }, Message>;
  regenerate: Action<{ message_id: string }, Run>;
  deleteMessages: Action<{ message_ids: string[] }, null>;
  restoreMessages: Action<{ message_ids: string[] }, null>;
  branchMessage: Action<{ message_id: string }, Conversation>;
  listMessageEdits: Action<{ message_id: string }, MessageEdit[]>;
}
