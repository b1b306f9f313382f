"use client";

import { Bot, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Agent } from "@/lib/protocol/contract/agents";
import { AgentCard } from "./agent-card";
import { AgentDialog } from "./agent-dialog";
import type { AgentOptions } from "./agent-options";

/** Everybody who can answer a person, their own agents first and to be changed. */
export function AgentSettings(options: AgentOptions) {
  const t = useTranslations("agent_settings");
  const [isAdding, setAdding] = useState(false);
  const { agents } = options;
  const isLiving = ({ status }: Agent) => status !== "archived";
  const own = agents.filter((agent) => agent.is_own && isLiving(agent));
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid max-w-xl gap-1">
          <h1 className="font-semibold text-lg">{t("title")}</h1>
          <p className="text-muted-foreground text-sm">{t("text")}</p>
        </div>
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden /> {t("add")}
        </Button>
      </header>
      {own.length === 0 ? (
        <section className="grid justify-items-center gap-3 rounded-2xl border border-dashed bg-card px-6 py-12 text-center">
          <span className="flex size-12 items-center justify-center rounded-full bg-primary/10 text-primary">
            <Bot aria-hidden className="size-5" />
          </span>
          <h2 className="font-semibold">{t("empty_title")}</h2>
          <p className="max-w-lg text-balance text-muted-foreground text-sm leading-relaxed">{t("empty_text")}</p>
        </section>
      ) : null}
      <Group title={t("own")} agents={own} options={options} />
      <Group
        title={t("shared")}
        agents={agents.filter((agent) => !agent.is_own && !agent.is_system_agent)}
        options={options}
      />
      <Group title={t("system")} agents={agents.filter((agent) => agent.is_system_agent)} options={options} />
      <Group title={t("archived")} agents={agents.filter((agent) => !isLiving(agent))} options={options} />
      {isAdding ? <AgentDialog agent={null} onClose={() => setAdding(false)} {...options} /> : null}
    </>
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
