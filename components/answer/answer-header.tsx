"use client";

import { AgentIcon } from "@/components/agent/agent-icon";
import { useAgentName } from "@/components/agent/use-agent-name";
import { MessageTime } from "@/components/message/message-time";
import { RoutingChip } from "@/components/run/routing-chip";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { MessageView } from "@/lib/protocol/view";
import { agentNameOf } from "./agent-name-of";

interface AnswerHeaderProps {
  message: MessageView;
  agents: Agent[];
  showTime: boolean;
  /** Undefined while another agent cannot be asked. */
  onSendTo: ((agent_id: string) => void) | undefined;
}

/** Who answers, why this one, and when. */
export function AnswerHeader({ message, agents, showTime, onSendTo }: AnswerHeaderProps) {
  const { name } = useAgentName(agents);
  const agent_name = agentNameOf(message, agents);
  const analysis = message.run?.analysis;
  return (
    <header className="mb-2 flex min-w-0 items-center gap-2.5">
      <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-primary/10 text-primary">
        <AgentIcon name={agent_name} className="size-4" />
      </span>
      <h3 className="shrink-0 font-medium text-sm">{name(agent_name)}</h3>
      {analysis ? <RoutingChip analysis={analysis} agents={agents} onSendTo={onSendTo} /> : null}
      {showTime ? (
        <span className="ml-auto shrink-0 max-sm:hidden">
          <MessageTime timestamp={message.timestamp} />
        </span>
      ) : null}
    </header>
  );
}
