"use client";

import { AgentIcon } from "@/components/agent/agent-icon";
import { useAgentName } from "@/components/agent/use-agent-name";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { RunStatus } from "@/lib/protocol/contract/messages";
import { type AgentActivity, isTerminal } from "@/lib/protocol/view";
import { StateIcon } from "./state-icon";
import type { ToolState } from "./tool-state";

/** How an agent's work stands in a run of this status. */
export function activityState(activity: AgentActivity, status: RunStatus | undefined): ToolState {
  if (activity.success === null) return status === undefined || isTerminal(status) ? "interrupted" : "running";
  if (activity.success) return "done";
  return status === "cancelled" ? "interrupted" : "failed";
}

interface DelegatedAgentsProps {
  activities: AgentActivity[];
  agents: Agent[];
  /** Of the run; undefined when nothing is known of it any more. */
  status: RunStatus | undefined;
}

/** The agents that parts of the task were handed to, each with its part. */
export function DelegatedAgents({ activities, agents, status }: DelegatedAgentsProps) {
  const { name } = useAgentName(agents);
  const delegated = activities.filter((activity) => activity.depth > 0);
  if (delegated.length === 0) return null;
  return (
    <ul className="my-2.5 grid grid-cols-1 gap-1.5 rounded-xl border bg-card p-2">
      {delegated.map((activity) => (
        <li key={activity.branch} className="flex min-w-0 items-center gap-2.5 px-2 py-1 text-sm">
          <AgentIcon name={activity.agent_name} className="size-4 shrink-0 text-primary" />
          <span className="shrink-0 font-medium">{name(activity.agent_name)}</span>
          <span className="min-w-0 flex-1 truncate text-muted-foreground">{activity.task}</span>
          <StateIcon state={activityState(activity, status)} />
        </li>
      ))}
    </ul>
  );
}
