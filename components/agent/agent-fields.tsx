"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { fieldClasses, Input } from "@/components/ui/input";
import type { Agent } from "@/lib/protocol/contract/agents";

interface AgentFieldsProps {
  /** Null for a new one. */
  agent: Agent | null;
  isNameTaken: boolean;
}

/** What an agent is called and what it is told. */
export function AgentFields({ agent, isNameTaken }: AgentFieldsProps) {
  const t = useTranslations("agent_settings");
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("display_name")}>
          <Input
            name="display_name"
            defaultValue={agent?.display_name}
            placeholder={t("display_name_example")}
            required
            maxLength={100}
          />
        </Field>
        <Field label={t("name")} hint={t("name_hint")} error={isNameTaken ? t("name_taken") : undefined}>
          <Input name="name" defaultValue={agent?.name} pattern="[a-z0-9_]*" maxLength={100} autoCapitalize="none" />
        </Field>
      </div>
      <Field label={t("description")} hint={t("description_hint")}>
        <Input name="description" defaultValue={agent?.description ?? ""} maxLength={500} />
      </Field>
      <Field label={t("instruction")}>
        <textarea
          name="instruction"
          defaultValue={agent?.instruction ?? ""}
          placeholder={t("instruction_example")}
          required
          maxLength={20_000}
          rows={7}
          className={cn(fieldClasses, "resize-y py-2 leading-relaxed")}
        />
      </Field>
    </>
  );
}

const NUMBERS = [
  { name: "temperature", min: 0, max: 2, step: 0.1 },
  { name: "max_tokens", min: 1, max: 1_000_000, step: 1 },
  { name: "max_steps", min: 1, max: 40, step: 1 },
] as const;

/** How it answers, where that is not left to the defaults. */
export function AgentParameterFields({ agent }: { agent: Agent | null }) {
  const t = useTranslations("agent_settings");
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      {NUMBERS.map(({ name, ...bounds }) => (
        <Field key={name} label={t(name)} hint={t("empty_default")}>
          <Input name={name} type="number" inputMode="decimal" defaultValue={agent?.parameters[name]} {...bounds} />
        </Field>
      ))}
    </div>
  );
}
