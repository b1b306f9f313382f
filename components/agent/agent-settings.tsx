"use client";

import { Bot } from "lucide-react";
import { useTranslations } from "next-intl";
import { CollectionPage } from "@/components/page/collection-page";
import type { Agent } from "@/lib/protocol/contract/agents";
import { AgentCard } from "./agent-card";
import { AgentDialog } from "./agent-dialog";
import type { AgentOptions } from "./agent-options";

/** Everybody who can answer a person, their own agents first and to be changed. */
export function AgentSettings(options: AgentOptions) {
  const t = useTranslations("agent_settings");
  const { agents } = options;
  const isLiving = ({ status }: Agent) => status !== "archived";
  const own = agents.filter((agent) => agent.is_own && isLiving(agent));
  return (
    <CollectionPage
      words="agent_settings"
      isEmpty={own.length === 0}
      EmptyIcon={Bot}
      addDialog={(onClose) => <AgentDialog agent={null} onClose={onClose} {...options} />}
    >
      <Group title={t("own")} agents={own} options={options} />
      <Group
        title={t("shared")}
        agents={agents.filter((agent) => !agent.is_own && !agent.is_system_agent)}
        options={options}
      />
      <Group title={t("system")} agents={agents.filter((agent) => agent.is_system_agent)} options={options} />
      <Group title={t("archived")} agents={agents.filter((agent) => !isLiving(agent))} options={options} />
    </CollectionPage>
  );
}

function Group({ title, agents, options }: { title: string; agents: Agent[]; options: AgentOptions }) {
  if (agents.length === 0) return null;
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="font-medium text-muted-foreground text-sm">{title}</h2>
      <div className="grid gap-3 lg:grid-cols-2">
        {agents.map((agent) => (
          <AgentCard key={agent.agent_id} agent={agent} {...options} />
        ))}
      </div>
    </section>
  );
}
