"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AgentIcon } from "@/components/agent/agent-icon";
import { useAgentName } from "@/components/agent/use-agent-name";
import { RoutingChip } from "@/components/run/routing-chip";
import { RunFacts } from "@/components/run/run-facts";
import { IconButton } from "@/components/ui/icon-button";
import type { Agent } from "@/lib/protocol/contract/agents";
import { isTerminal, type MessageView } from "@/lib/protocol/view";
import { AnswerBody } from "./answer-body";
import type { MessageChanges } from "./message-changes";
import { MessageTime } from "./message-time";
import { MessageTools } from "./message-tools";
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
  const t = useTranslations("message");
  const { name } = useAgentName(agents);
  // Of how many answers this one was picked: a newer one is shown when it comes.
  const [picked, setPicked] = useState<{ index: number; of: number } | null>(null);
  const index = picked?.of === versions.length ? picked.index : versions.length - 1;
  const message = versions[index];
  if (!message) return null;

  const { run } = message;
  const isOver = run === null || isTerminal(run.status);
  const agent_name = agentNameOf(message, agents);
  const retry = (agent_id?: string) => {
    if (run) onRetry(run.run_id, agent_id);
    else changes.onAnswerAgain(message);
  };
  return (
    <article
      aria-label={name(agent_name)}
      data-role="assistant"
      data-status={run?.status}
      className="group/message min-w-0"
    >
      <header className="mb-2 flex min-w-0 items-center gap-2.5">
        <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-primary/10 text-primary">
          <AgentIcon name={agent_name} className="size-4" />
        </span>
        <h3 className="shrink-0 font-medium text-sm">{name(agent_name)}</h3>
        {run?.analysis ? (
          <RoutingChip analysis={run.analysis} agents={agents} onSendTo={isOver ? (id) => retry(id) : undefined} />
        ) : null}
        {showTime ? (
          <span className="ml-auto shrink-0 max-sm:hidden">
            <MessageTime timestamp={message.timestamp} />
          </span>
        ) : null}
      </header>
      <div className="min-w-0 sm:pl-9.5">
        <AnswerBody message={message} isOver={isOver} agents={agents} />
        <RunOutcome message={message} onRetry={() => retry()} />
        {isOver ? (
          <footer className="mt-1.5 flex min-h-7 flex-wrap items-center gap-x-1 gap-y-0.5">
            <VersionPager
              index={index}
              total={versions.length}
              onChange={(chosen) => setPicked({ index: chosen, of: versions.length })}
            />
            <MessageTools message={message} changes={changes} />
            {run || message.parent_message_id ? (
              <IconButton size="icon-xs" label={t("retry")} className="text-muted-foreground" onClick={() => retry()}>
                <RotateCcw aria-hidden />
              </IconButton>
            ) : null}
            <span className="ml-1 min-w-0">
              <RunFacts message={message} />
            </span>
          </footer>
        ) : null}
      </div>
    </article>
  );
}

/** Who answers: the one at work, else the one that was chosen, else the one the message is stored for. */
export function agentNameOf(message: MessageView, agents: Agent[]): string {
  const working = message.run?.agents.find((agent) => agent.depth === 0);
  const stored = agents.find((agent) => agent.agent_id === message.agent_id);
  return working?.agent_name ?? message.run?.analysis?.agent_name ?? stored?.name ?? "general_agent";
}
