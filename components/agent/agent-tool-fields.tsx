"use client";

import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useToolName } from "@/components/run/use-tool-name";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { fieldClasses, Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { Tool } from "@/lib/protocol/contract/tools";
import { NO_CHOICE, paramsOf, type ToolChoice, type ToolChoices } from "./tool-choice";

interface AgentToolFieldsProps {
  tools: Tool[];
  choices: ToolChoices;
  onChange: (choices: ToolChoices) => void;
}

/** Which tools an agent has, and how its calls of each are made. */
export function AgentToolFields({ tools, choices, onChange }: AgentToolFieldsProps) {
  const t = useTranslations("agent_settings");
  const set = (tool_id: string, choice: ToolChoice) => onChange(new Map(choices).set(tool_id, choice));
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1 font-medium text-[0.8125rem]">{t("tools")}</legend>
      <p className="mb-1 text-muted-foreground text-xs">{t("tools_hint")}</p>
      <ul className="grid grid-cols-1 divide-y rounded-xl border">
        {tools.map((tool) => (
          <ToolRow
            key={tool.tool_id}
            tool={tool}
            choice={choices.get(tool.tool_id) ?? NO_CHOICE}
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
  const [isOpen, setOpen] = useState(false);
  const { timeout, max_retries, custom_params } = choice;
  const isConfigured = [timeout, max_retries, custom_params].some((text) => text.trim() !== "");
  return (
    <li className="px-3 py-2">
      <div className="flex items-center gap-3">
        <Switch
          className="min-w-0 flex-1 flex-row-reverse justify-end"
          label={
            <span className="flex flex-wrap items-center gap-1.5">
              {name}
              {tool.security_level === "safe" ? null : (
                <Badge tone={tool.security_level === "dangerous" ? "danger" : "warning"}>
                  {t(tool.security_level)}
                </Badge>
              )}
            </span>
          }
          checked={choice.is_on}
          onCheckedChange={(is_on) => onChange({ ...choice, is_on })}
        />
        <IconButton
          label={t("configure", { tool: name })}
          aria-expanded={choice.is_on && isOpen}
          disabled={!choice.is_on}
          className={isConfigured ? "text-primary" : "text-muted-foreground"}
          onClick={() => setOpen(!isOpen)}
        >
          <SlidersHorizontal aria-hidden />
        </IconButton>
      </div>
      {choice.is_on && isOpen ? <ConfigurationFields tool={tool} choice={choice} onChange={onChange} /> : null}
    </li>
  );
}

/** How long a call may take, how often it is tried again, and what its input always is. */
function ConfigurationFields({ tool, choice, onChange }: ToolRowProps) {
  const t = useTranslations("agent_settings");
  const names = Object.keys(tool.schema.parameters);
  const isWrong = paramsOf(choice.custom_params) === null;
  return (
    <div className="grid gap-3 pt-2 pb-1 sm:grid-cols-2">
      <Field label={t("timeout")}>
        <Input
          type="number"
          min={1}
          max={600}
          inputMode="numeric"
          value={choice.timeout}
          onChange={({ target }) => onChange({ ...choice, timeout: target.value })}
        />
      </Field>
      <Field label={t("max_retries")} hint={t("max_retries_hint")}>
        <Input
          type="number"
          min={0}
          max={10}
          inputMode="numeric"
          value={choice.max_retries}
          onChange={({ target }) => onChange({ ...choice, max_retries: target.value })}
        />
      </Field>
      <Field
        className="min-w-0 sm:col-span-2"
        label={t("custom_params")}
        hint={t("custom_params_hint", { names: names.join(", ") || "–" })}
        error={isWrong ? t("custom_params_wrong", { example: '{"a": 1}' }) : undefined}
      >
        <textarea
          value={choice.custom_params}
          placeholder={`{"${names[0] ?? "name"}": …}`}
          rows={2}
          spellCheck={false}
          maxLength={20_000}
          onChange={({ target }) => onChange({ ...choice, custom_params: target.value })}
          className={cn(fieldClasses, "resize-y py-2 font-mono text-xs leading-relaxed")}
        />
      </Field>
    </div>
  );
}
