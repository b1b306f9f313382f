"use client";

import { Route } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AgentIcon } from "@/components/agent/agent-icon";
import { useAgentName } from "@/components/agent/use-agent-name";
import { Button } from "@/components/ui/button";
import { Popover, PopoverClose } from "@/components/ui/popover";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { TaskAnalysis } from "@/lib/protocol/contract/messages";
import { useToolName } from "./use-tool-name";

interface RoutingChipProps {
  analysis: TaskAnalysis;
  agents: Agent[];
  /** Undefined while another choice is not possible. */
  onSendTo?: (agent_id: string) => void;
}

const TYPES = ["coding", "web", "file", "general", "multi", "custom"] as const;
const LEVELS = ["low", "medium", "high", "simple", "moderate", "complex"] as const;

/** Why this agent answers, in the person's language; opens to the details and the way to another agent. */
export function RoutingChip({ analysis, agents, onSendTo }: RoutingChipProps) {
  const t = useTranslations("routing");
  const locale = useLocale();
  const toolName = useToolName();
  const { name } = useAgentName(agents);
  const type = TYPES.find((known) => known === analysis.task_type);
  const level = LEVELS.find((known) => known === analysis.complexity);
  const others = agents.filter((agent) => agent.name !== analysis.agent_name && agent.status === "active");
  const reason = analysis.reason.text[locale];
  const confidence = new Intl.NumberFormat(locale, { style: "percent" }).format(analysis.confidence);
  return (
    <Popover
      label={t("title")}
      trigger={
        <button
          type="button"
          data-testid="routing-chip"
          className="inline-flex h-7 min-w-0 max-w-full items-center gap-1.5 rounded-full bg-accent px-2.5 text-accent-foreground text-xs outline-none hover:bg-accent/70 focus-visible:ring-2 focus-visible:ring-ring"
        >
          <Route aria-hidden className="size-3.5 shrink-0" />
          <span className="min-w-0 truncate">{reason}</span>
          <span className="shrink-0 text-muted-foreground tabular-nums">{confidence}</span>
        </button>
      }
    >
      <div className="grid gap-3">
        <div className="grid gap-1">
          <h3 className="font-medium">{t("chip", { agent: name(analysis.agent_name) })}</h3>
          <p className="text-muted-foreground">{reason}</p>
        </div>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-[0.8125rem]">
          <Fact name={t("confidence")}>{confidence}</Fact>
          <Fact name={t("task_type")}>{type ? t(`types.${type}`) : analysis.task_type}</Fact>
          <Fact name={t("complexity")}>{level ? t(`levels.${level}`) : analysis.complexity}</Fact>
          {analysis.required_tools.length > 0 ? (
            <Fact name={t("tools")}>{analysis.required_tools.map(toolName).join(", ")}</Fact>
          ) : null}
        </dl>
        {onSendTo && others.length > 0 ? <SendTo agents={others} nameOf={name} onSendTo={onSendTo} /> : null}
      </div>
    </Popover>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-muted-foreground">{name}</dt>
    <dd className="min-w-0 text-right">{children}</dd>
  </>
);

interface SendToProps {
  agents: Agent[];
  nameOf: (name: string) => string;
  onSendTo: (agent_id: string) => void;
}

/** The way to another agent. */
function SendTo({ agents, nameOf, onSendTo }: SendToProps) {
  const t = useTranslations("routing");
  return (
    <div className="grid gap-1.5 border-t pt-3">
      <p className="text-muted-foreground text-xs">{t("send_to")}</p>
      <div className="flex flex-wrap gap-1.5">
        {agents.map((agent) => (
          <PopoverClose key={agent.agent_id} asChild>
            <Button variant="outline" size="sm" onClick={() => onSendTo(agent.agent_id)}>
              <AgentIcon name={agent.name} /> {nameOf(agent.name)}
            </Button>
          </PopoverClose>
        ))}
      </div>
    </div>
  );
}
