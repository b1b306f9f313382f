"use client";

import { memo } from "react";
import { AssistantMessage } from "@/components/message/assistant-message";
import { type MessageRow, sameRow } from "@/components/message/message-rows";
import { OutgoingMessage } from "@/components/message/outgoing-message";
import { UserMessage } from "@/components/message/user-message";
import type { Agent } from "@/lib/protocol/contract/agents";

export interface RowActions {
  onRetry: (run_id: string, agent_id?: string) => void;
  onResend: (client_message_id: string) => void;
  onDiscard: (client_message_id: string) => void;
}

interface ThreadRowProps {
  row: MessageRow;
  agents: Agent[];
  actions: RowActions;
  showTime: boolean;
}

/** One row of the thread; drawn again only when its own messages changed. */
export const ThreadRow = memo(
  function ThreadRow({ row, agents, actions, showTime }: ThreadRowProps) {
    switch (row.kind) {
      case "user":
        return <UserMessage message={row.message} showTime={showTime} />;
      case "outgoing":
        return <OutgoingMessage entry={row.entry} onResend={actions.onResend} onDiscard={actions.onDiscard} />;
      case "assistant":
        return (
          <AssistantMessage versions={row.versions} agents={agents} showTime={showTime} onRetry={actions.onRetry} />
        );
    }
  },
  (before, after) =>
    before.agents === after.agents &&
    before.actions === after.actions &&
    before.showTime === after.showTime &&
    sameRow(before.row, after.row),
);
