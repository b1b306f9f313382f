"use client";

import { Markdown } from "@/components/message/markdown";
import { DelegatedAgents } from "@/components/run/delegated-agents";
import { ToolCard } from "@/components/run/tool-card";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { MessageView } from "@/lib/protocol/view";
import { answerParts } from "./answer-parts";
import { Reasoning } from "./reasoning";

/** Reasoning, text and tool calls of an answer, in the order they came. */
export function AnswerBody({ message, isOver, agents }: { message: MessageView; isOver: boolean; agents: Agent[] }) {
  return (
    <div data-testid="answer" className="min-w-0">
      {message.reasoning ? <Reasoning text={message.reasoning} isLive={!isOver && message.content === ""} /> : null}
      <DelegatedAgents activities={message.run?.agents ?? []} agents={agents} status={message.run?.status} />
      {answerParts(message.content, message.tool_calls).map((part) =>
        part.kind === "text" ? (
          <Markdown key={`text-${part.start}`} text={part.text} />
        ) : (
          <div key={`tools-${part.start}`}>
            {part.calls.map((call) => (
              <ToolCard key={call.call_id} call={call} isRunOver={isOver} />
            ))}
          </div>
        ),
      )}
    </div>
  );
}
