"use client";

import { useState } from "react";
import { useAgentName } from "@/components/agent/use-agent-name";
import type { MessageChanges } from "@/components/message/message-changes";
import type { Agent } from "@/lib/protocol/contract/agents";
import { isTerminal, type MessageView } from "@/lib/protocol/view";
import { agentNameOf } from "./agent-name-of";
import { AnswerBody } from "./answer-body";
import { AnswerFooter } from "./answer-footer";
import { AnswerHeader } from "./answer-header";
import { RunOutcome } from "./run-outcome";
import { VersionPager } from "./version-pager";

interface AssistantMessageProps {
  /** All answers to one message, oldest first; the newest is shown until another is picked. */
  versions: MessageView[];
  agents: Agent[];
  showTime: boolean;
  onRetry: (run_id: string, agent_id?: string) => void;
  changes: MessageChanges;
}

/** An answer: who gives it and why, its text with the tools it used, and how its run stands. */
export function AssistantMessage({ versions, agents, showTime, onRetry, changes }: AssistantMessageProps) {
  const { name } = useAgentName(agents);
  // Of how many answers this one was picked: a newer one is shown when it comes.
  const [picked, setPicked] = useState<{ index: number; of: number } | null>(null);
  const index = picked?.of === versions.length ? picked.index : versions.length - 1;
  const message = versions[index];
  if (!message) return null;

  const { run } = message;
  const isOver = run === null || isTerminal(run.status);
  const retry = (agent_id?: string) => {
    if (run) onRetry(run.run_id, agent_id);
    else changes.onAnswerAgain(message);
  };
  return (
    <article
      aria-label={name(agentNameOf(message, agents))}
      data-role="assistant"
      data-status={run?.status}
      className="group/message min-w-0"
    >
      <AnswerHeader
        message={message}
        agents={agents}
        showTime={showTime}
        onSendTo={isOver ? (agent_id) => retry(agent_id) : undefined}
      />
      <div className="min-w-0 sm:pl-9.5">
        <AnswerBody message={message} isOver={isOver} agents={agents} />
        <RunOutcome message={message} onRetry={() => retry()} />
        {isOver ? (
          <AnswerFooter message={message} changes={changes} onRetry={() => retry()}>
            <VersionPager
              index={index}
              total={versions.length}
              onChange={(chosen) => setPicked({ index: chosen, of: versions.length })}
            />
          </AnswerFooter>
        ) : null}
      </div>
    </article>
  );
}
