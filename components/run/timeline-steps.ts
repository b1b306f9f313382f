import type { AgentActivity, MessageView, ToolCallView } from "@/lib/protocol/view";

/** One line of a run's timeline. */
export type TimelineStep =
  | { kind: "analysis"; key: string; agent_name: string; confidence: number }
  | { kind: "agent"; key: string; activity: AgentActivity }
  | { kind: "tool"; key: string; call: ToolCallView }
  | { kind: "answer"; key: string };

const startOf = (step: TimelineStep): string =>
  step.kind === "agent" ? step.activity.started_at : step.kind === "tool" ? step.call.started_at : "";

/** What happened in a run, in order: the choice, each agent, each tool, the answer. */
export function timelineSteps(message: MessageView): TimelineStep[] {
  const { run } = message;
  const work: TimelineStep[] = [
    ...(run?.agents ?? []).map((activity) => ({ kind: "agent" as const, key: `agent-${activity.branch}`, activity })),
    ...message.tool_calls.map((call) => ({ kind: "tool" as const, key: call.call_id, call })),
  ].sort((a, b) => startOf(a).localeCompare(startOf(b)));
  const first: TimelineStep[] = run?.analysis
    ? [{ kind: "analysis", key: "analysis", agent_name: run.analysis.agent_name, confidence: run.analysis.confidence }]
    : [];
  const last: TimelineStep[] =
    message.content.trim() && run?.status === "completed" ? [{ kind: "answer", key: "answer" }] : [];
  return [...first, ...work, ...last];
}
