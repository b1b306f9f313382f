import type { MessageEdit } from "@/lib/protocol/contract/message-changes";
import type { MessageView } from "@/lib/protocol/view";

/** A message that was answered and is being rewritten. */
export interface Rewrite {
  message_id: string;
  original: string;
  text: string;
  isSaving: boolean;
}

/** What can be done with a message that is in the conversation for good. */
export interface MessageChanges {
  onRewrite: (message: MessageView) => void;
  onRewriteChange: (text: string) => void;
  /** Saves; then asks for an answer to the new words, if wanted. */
  onRewriteSave: (isAnsweredAgain: boolean) => void;
  onRewriteCancel: () => void;
  /** A message of the person's goes with the answers to it. */
  onDelete: (message: MessageView) => void;
  onBranch: (message: MessageView) => void;
  /** For an answer that no run of this conversation gave. */
  onAnswerAgain: (message: MessageView) => void;
  onLoadEdits: (message_id: string) => Promise<MessageEdit[] | null>;
}
