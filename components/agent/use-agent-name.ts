"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Agent } from "@/lib/protocol/contract/agents";

const SYSTEM = ["orchestrator", "general_agent", "coding_agent", "web_agent", "file_agent"] as const;
type SystemAgent = (typeof SYSTEM)[number];
const systemAgent = (name: string): SystemAgent | undefined => SYSTEM.find((known) => known === name);

/** What an agent is called in the person's language: system agents are translated, others keep their own name. */
export function useAgentName(agents: Agent[]) {
  const t = useTranslations("agents");
  const name = useCallback(
    (agent_name: string): string => {
      const system = systemAgent(agent_name);
      if (system) return t(system);
      return agents.find((agent) => agent.name === agent_name)?.display_name ?? agent_name;
    },
    [agents, t],
  );
  const hint = useCallback(
    (agent: Agent): string => {
      const system = systemAgent(agent.name);
      return system ? t(`hints.${system}`) : (agent.description ?? "");
    },
    [t],
  );
  return { name, hint };
}
