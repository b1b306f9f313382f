"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Switch } from "@/components/ui/switch";
import { useFormats } from "@/components/ui/use-formats";
import type { Agent } from "@/lib/protocol/contract/agents";
import { AgentDialog } from "./agent-dialog";
import { AgentIcon } from "./agent-icon";
import { AgentMenu } from "./agent-menu";
import type { AgentOptions } from "./agent-options";
import { useAgentEdits } from "./use-agent-edits";
import { useAgentName } from "./use-agent-name";

/** One agent: who it is, how it did, whether it is on. */
export function AgentCard({ agent, ...options }: AgentOptions & { agent: Agent }) {
  const t = useTranslations("agent_settings");
  const { name, hint } = useAgentName(options.agents);
  const [isEditing, setEditing] = useState(false);
  const edits = useAgentEdits(agent, options.actions);
  const label = agent.is_system_agent ? name(agent.name) : agent.display_name;
  const isArchived = agent.status === "archived";
  const maySwitch = !isArchived && (agent.is_own || (agent.is_system_agent && options.isSuperuser));
  return (
    <Card aria-label={label} className="grid min-w-0 content-start gap-2 p-4 sm:p-4">
      <div className="flex items-start justify-between gap-3">
        <div className="flex min-w-0 items-start gap-2.5">
          <AgentIcon name={agent.name} className="mt-0.5 size-4 shrink-0 text-primary" />
          <div className="grid min-w-0 gap-0.5">
            <h3 className="font-medium text-sm [overflow-wrap:anywhere]">{label}</h3>
            <p className="font-mono text-muted-foreground text-xs [overflow-wrap:anywhere]">{agent.name}</p>
          </div>
        </div>
        <div className="flex shrink-0 items-center gap-1.5">
          {maySwitch ? (
            <Switch
              label={<span className="sr-only">{t("active", { name: label })}</span>}
              checked={agent.status === "active"}
              onCheckedChange={(checked) => void edits.setActive(checked)}
            />
          ) : null}
          <AgentMenu agent={agent} label={label} edits={edits} onEdit={() => setEditing(true)} />
        </div>
      </div>
      <p className="line-clamp-2 text-sm [overflow-wrap:anywhere]">{hint(agent)}</p>
      <Facts agent={agent} />
      {isEditing ? <AgentDialog agent={agent} onClose={() => setEditing(false)} {...options} /> : null}
    </Card>
  );
}

function Facts({ agent }: { agent: Agent }) {
  const t = useTranslations("agent_settings");
  const format = useFormatter();
  const { duration } = useFormats();
  const { usage_count: count, success_rate, average_response_time } = agent;
  const facts = [
    t("used", { count }),
    ...(count > 0
      ? [
          t("success", { rate: format.number(success_rate, { style: "percent", maximumFractionDigits: 0 }) }),
          t("time", { time: duration(average_response_time) }),
        ]
      : []),
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {agent.status === "disabled" ? <Badge tone="warning">{t("disabled")}</Badge> : null}
      {agent.agent_type === "shared" && agent.is_own ? <Badge tone="accent">{t("shared_badge")}</Badge> : null}
      <p className="text-muted-foreground text-xs leading-relaxed">{facts.join(" · ")}</p>
    </div>
  );
}
