"use client";

import { CircleCheck, Route } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AgentIcon } from "@/components/agent/agent-icon";
import { useAgentName } from "@/components/agent/use-agent-name";
import { useFormats } from "@/components/ui/use-formats";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { RunStatus } from "@/lib/protocol/contract/messages";
import { isTerminal } from "@/lib/protocol/view";
import { activityState } from "./delegated-agents";
import { Elapsed } from "./elapsed";
import { StateIcon } from "./state-icon";
import type { TimelineStep } from "./timeline-steps";
import { ToolIcon } from "./tool-icon";
import { type ToolState, toolState } from "./tool-state";
import { useToolName } from "./use-tool-name";

interface TimelineLineProps {
  step: TimelineStep;
  status: RunStatus;
  agents: Agent[];
}

const secondsBetween = (from: string, to: string | null): number | null =>
  to === null ? null : (Date.parse(to) - Date.parse(from)) / 1000;

/** One step of a run. */
export function TimelineLine({ step, status, agents }: TimelineLineProps) {
  const t = useTranslations("panel");
  const locale = useLocale();
  const { name } = useAgentName(agents);
  const toolName = useToolName();
  switch (step.kind) {
    case "analysis": {
      const confidence = new Intl.NumberFormat(locale, { style: "percent" }).format(step.confidence);
      return (
        <Line icon={<Route aria-hidden />} title={t("analysed")} text={`${name(step.agent_name)} · ${confidence}`} />
      );
    }
    case "agent": {
      const { activity } = step;
      return (
        <Line
          icon={<AgentIcon name={activity.agent_name} />}
          title={name(activity.agent_name)}
          text={activity.task ? t("delegated", { task: activity.task }) : undefined}
          seconds={secondsBetween(activity.started_at, activity.ended_at)}
          state={<State state={activityState(activity, status)} since={activity.started_at} />}
          depth={activity.depth}
        />
      );
    }
    case "tool": {
      const { call } = step;
      return (
        <Line
          icon={<ToolIcon name={call.tool_name} />}
          title={toolName(call.tool_name)}
          seconds={call.result?.execution_time ?? null}
          state={<State state={toolState(call, isTerminal(status))} since={call.approval ? null : call.started_at} />}
          depth={1}
        />
      );
    }
    case "answer":
      return <Line icon={<CircleCheck aria-hidden />} title={t("answered")} />;
  }
}

/** How a step stands; of one at work also for how long. */
const State = ({ state, since }: { state: ToolState; since: string | null }) => (
  <>
    {state === "running" ? <Elapsed since={since} /> : null}
    <StateIcon state={state} className="size-3.5" />
  </>
);

interface LineProps {
  icon: ReactNode;
  title: string;
  text?: string;
  seconds?: number | null;
  state?: ReactNode;
  depth?: number;
}

function Line({ icon, title, text, seconds, state, depth = 0 }: LineProps) {
  const formats = useFormats();
  return (
    <li
      className={depth > 0 ? "flex items-start gap-2 pl-5 text-[0.8125rem]" : "flex items-start gap-2 text-[0.8125rem]"}
    >
      <span className="mt-0.5 text-muted-foreground [&_svg]:size-3.5">{icon}</span>
      <span className="grid min-w-0 flex-1">
        <span className="truncate">{title}</span>
        {text ? <span className="line-clamp-2 text-muted-foreground text-xs">{text}</span> : null}
      </span>
      <span className="flex shrink-0 items-center gap-1.5 text-muted-foreground text-xs tabular-nums">
        {seconds === null || seconds === undefined ? null : formats.duration(seconds)}
        {state}
      </span>
    </li>
  );
}
