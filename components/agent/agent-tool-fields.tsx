"use client";

import { useTranslations } from "next-intl";
import { useToolName } from "@/components/run/use-tool-name";
import { Badge } from "@/components/ui/badge";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { Tool } from "@/lib/protocol/contract/tools";
import type { ToolChoice, ToolChoices } from "./agent-form";

interface AgentToolFieldsProps {
  tools: Tool[];
  choices: ToolChoices;
  onChange: (choices: ToolChoices) => void;
}

/** Which tools an agent has, and how long their calls may take. */
export function AgentToolFields({ tools, choices, onChange }: AgentToolFieldsProps) {
  const t = useTranslations("agent_settings");
  const set = (tool_id: string, choice: ToolChoice) => onChange(new Map(choices).set(tool_id, choice));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-medium text-[0.8125rem]">{t("tools")}</legend>
      <p className="mb-1 text-muted-foreground text-xs">{t("tools_hint")}</p>
      <ul className="grid divide-y rounded-xl border">
        {tools.map((tool) => (
          <ToolRow
            key={tool.tool_id}
            tool={tool}
            choice={choices.get(tool.tool_id) ?? { is_on: false, timeout: "" }}
            onChange={(choice) => set(tool.tool_id, choice)}
          />
        ))}
      </ul>
    </fieldset>
  );
}

interface ToolRowProps {
  tool: Tool;
  choice: ToolChoice;
  onChange: (choice: ToolChoice) => void;
}

function ToolRow({ tool, choice, onChange }: ToolRowProps) {
  const t = useTranslations("agent_settings");
  const name = useToolName()(tool.name);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_5rem] items-center gap-3 px-3 py-2">
      <Switch
        className="flex-row-reverse justify-end"
        label={
          <span className="flex flex-wrap items-center gap-1.5">
            {name}
            {tool.security_level === "safe" ? null : (
              <Badge tone={tool.security_level === "dangerous" ? "danger" : "warning"}>{t(tool.security_level)}</Badge>
            )}
          </span>
        }
        checked={choice.is_on}
        onCheckedChange={(is_on) => onChange({ ...choice, is_on })}
      />
      <Input
        aria-label={t("timeout", { tool: name })}
        type="number"
        min={1}
        max={600}
        placeholder="s"
        inputMode="numeric"
        disabled={!choice.is_on}
        value={choice.timeout}
        onChange={(event) => onChange({ ...choice, timeout: event.target.value })}
      />
    </li>
  );
}
