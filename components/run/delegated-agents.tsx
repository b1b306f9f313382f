"use client";

import { AgentIcon } from "@/components/agent/agent-icon";
import { useAgentName } from "@/components/agent/use-agent-name";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { AgentActivity } from "@/lib/protocol/view";
import { StateIcon } from "./state-icon";
import type { ToolState } from "./tool-state";

/** How an agent's work stands. */
export function activityState(activity: AgentActivity, isOver: boolean): ToolState {
  if (activity.success === null) return isOver ? "interrupted" : "running";
  return activity.success ? "done" : "failed";
}

interface DelegatedAgentsProps {
  activities: AgentActivity[];
  agents: Agent[];
  isOver: boolean;
}

/** The agents that parts of the task were handed to, each with its part. */
export function DelegatedAgents({ activities, agents, isOver }: DelegatedAgentsProps) {
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
          <StateIcon state={activityState(activity, isOver)} />
        </li>
      ))}
    </ul>
  );
}
