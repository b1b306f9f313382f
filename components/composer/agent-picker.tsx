"use client";

import { ChevronDown, Settings2, Sparkles } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AgentIcon } from "@/components/agent/agent-icon";
import { useAgentName } from "@/components/agent/use-agent-name";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "@/components/ui/menu";
import type { Agent } from "@/lib/protocol/contract/agents";

const AUTO = "auto";

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
  const label = chosen ? name(chosen.name) : t("agent_auto");
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <Button
          variant="ghost"
          size="sm"
          aria-label={`${t("agent")}: ${label}`}
          className="min-w-0 shrink gap-1.5 px-2 font-normal max-sm:px-1.5 text-muted-foreground"
        >
          {chosen ? <AgentIcon name={chosen.name} /> : <Sparkles aria-hidden />}
          <span className="truncate">{label}</span>
          <ChevronDown aria-hidden className="size-3.5 max-sm:hidden" />
        </Button>
      }
    >
      <MenuRadioGroup value={value ?? AUTO} onValueChange={(picked) => onChange(picked === AUTO ? null : picked)}>
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
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/settings/agents">
          <Settings2 aria-hidden /> {words("manage")}
        </Link>
      </MenuItem>
    </Menu>
  );
}

const Choice = ({ title, text }: { title: string; text: string }) => (
  <span className="grid min-w-0">
    <span className="truncate">{title}</span>
    {text ? <span className="truncate text-muted-foreground text-xs">{text}</span> : null}
  </span>
);
