"use client";

import { Settings2, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { AgentIcon } from "@/components/agent/agent-icon";
import { useAgentName } from "@/components/agent/use-agent-name";
import { MenuRadioItem } from "@/components/ui/menu";
import type { Agent } from "@/lib/protocol/contract/agents";
import { AUTO, PickerMenu } from "./picker-menu";

interface AgentPickerProps {
  agents: Agent[];
  value: string | null;
  onChange: (agent_id: string | null) => void;
}

/** Who shall answer; by itself the task decides. */
export function AgentPicker({ agents, value, onChange }: AgentPickerProps) {
  const t = useTranslations("composer");
  const words = useTranslations("agent_settings");
  const { name, hint } = useAgentName(agents);
  const chosen = agents.find((agent) => agent.agent_id === value);
  return (
    <PickerMenu
      label={t("agent")}
      picked={chosen ? name(chosen.name) : t("agent_auto")}
      icon={chosen ? <AgentIcon name={chosen.name} /> : <Sparkles aria-hidden />}
      value={value}
      onChange={onChange}
      manage={{
        href: "/settings/agents",
        label: (
          <>
            <Settings2 aria-hidden /> {words("manage")}
          </>
        ),
      }}
    >
      <MenuRadioItem value={AUTO}>
        <Sparkles aria-hidden />
        <Choice title={t("agent_auto")} text={t("agent_auto_hint")} />
      </MenuRadioItem>
      {agents
        .filter((agent) => agent.status === "active")
        .map((agent) => (
          <MenuRadioItem key={agent.agent_id} value={agent.agent_id}>
            <AgentIcon name={agent.name} />
            <Choice title={name(agent.name)} text={hint(agent)} />
          </MenuRadioItem>
        ))}
    </PickerMenu>
  );
}

const Choice = ({ title, text }: { title: string; text: string }) => (
  <span className="grid min-w-0">
    <span className="truncate">{title}</span>
    {text ? <span className="truncate text-muted-foreground text-xs">{text}</span> : null}
  </span>
);
