"use client";

import { useTranslations } from "next-intl";
import type { Agent } from "@/lib/protocol/contract/agents";
import { useAgentName } from "./use-agent-name";

interface AgentTeamFieldsProps {
  /** Everybody there is. */
  agents: Agent[];
  /** Whose team it is. */
  of: Agent | null;
  team: string[];
  onChange: (team: string[]) => void;
}

/** The agents one may hand tasks to. */
export function AgentTeamFields({ agents, of, team, onChange }: AgentTeamFieldsProps) {
  const t = useTranslations("agent_settings");
  const { name } = useAgentName(agents);
  const mates = agents.filter(
    (mate) => mate.status === "active" && mate.name !== "orchestrator" && mate.agent_id !== of?.agent_id,
  );
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-medium text-[0.8125rem]">{t("team")}</legend>
      <p className="mb-1 text-muted-foreground text-xs">{t("team_hint")}</p>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {mates.map((mate) => (
          <label key={mate.agent_id} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-primary"
              checked={team.includes(mate.name)}
              onChange={({ target: { checked } }) =>
                onChange(checked ? [...team, mate.name] : team.filter((member) => member !== mate.name))
              }
            />
            {name(mate.name)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
