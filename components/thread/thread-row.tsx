"use client";

import { memo } from "react";
import { AssistantMessage } from "@/components/answer/assistant-message";
import type { QueuedEdit } from "@/components/composer/use-queued-edit";
import type { QueueActions } from "@/components/composer/use-queued-messages";
import type { MessageChanges, Rewrite } from "@/components/message/message-changes";
import { type MessageRow, sameRow } from "@/components/message/message-rows";
import { OutgoingMessage } from "@/components/message/outgoing-message";
import { UserMessage } from "@/components/message/user-message";
import type { Agent } from "@/lib/protocol/contract/agents";

export interface RowActions extends QueueActions, MessageChanges {
  onRetry: (run_id: string, agent_id?: string) => void;
  onResend: (client_message_id: string) => void;
  onDiscard: (client_message_id: string) => void;
}

interface ThreadRowProps {
  row: MessageRow;
  agents: Agent[];
  actions: RowActions;
  showTime: boolean;
  /** The waiting message that is being edited. */
  edit: QueuedEdit | null;
  /** The answered message that is being rewritten. */
  rewrite: Rewrite | null;
}

const rewriteOf = ({ row, rewrite }: ThreadRowProps): Rewrite | null =>
  row.kind === "user" && row.key === rewrite?.message_id ? rewrite : null;

/** What a row shows of the edit: whether its own message is being edited, or another that waits as it does. */
const editOf = ({ row, edit }: ThreadRowProps): QueuedEdit | null =>
  row.kind === "user" && (row.queue !== null || row.key === edit?.message_id) ? edit : null;

/** One row of the thread; drawn again only when its own messages changed. */
export const ThreadRow = memo(
  function ThreadRow(props: ThreadRowProps) {
    const { row, agents, actions, showTime, edit } = props;
    switch (row.kind) {
      case "user":
        return (
          <UserMessage
            message={row.message}
            showTime={showTime}
            queue={row.queue}
            edit={edit}
            rewrite={rewriteOf(props)}
            actions={actions}
          />
        );
      case "outgoing":
        return <OutgoingMessage entry={row.entry} onResend={actions.onResend} onDiscard={actions.onDiscard} />;
      case "assistant":
        return (
          <AssistantMessage
            versions={row.versions}
            agents={agents}
            showTime={showTime}
            onRetry={actions.onRetry}
            changes={actions}
          />
        );
    }
  },
  (before, after) =>
    before.agents === after.agents &&
    before.actions === after.actions &&
    before.showTime === after.showTime &&
    editOf(before) === editOf(after) &&
    rewriteOf(before) === rewriteOf(after) &&
    sameRow(before.row, after.row),
);
