"use client";

import { useTranslations } from "next-intl";
import { useAgentName } from "@/components/agent/use-agent-name";
import { ModelSelect } from "@/components/provider/model-select";
import type { ModelOption } from "@/components/shell/chat-data";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Agent } from "@/lib/protocol/contract/agents";

const AUTO = "auto";

/** Who answers; null where that is left to the task. */
export interface Answerer {
  agent_id: string | null;
  model_id: string | null;
}

interface AnswererFieldsProps {
  agents: Agent[];
  models: ModelOption[];
  answerer: Answerer;
  onChange: (answerer: Answerer) => void;
}

/** Who answers a scheduled message: an agent that is at work, and a model. */
export function AnswererFields({ agents, models, answerer, onChange }: AnswererFieldsProps) {
  const t = useTranslations("schedules");
  const { name } = useAgentName(agents);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("agent")}>
        <Select
          value={answerer.agent_id ?? AUTO}
          onValueChange={(chosen) => onChange({ ...answerer, agent_id: chosen === AUTO ? null : chosen })}
          options={[
            { value: AUTO, label: t("agent_auto") },
            ...agents.filter(isActive).map((option) => ({ value: option.agent_id, label: name(option.name) })),
          ]}
        />
      </Field>
      <Field label={t("model")}>
        <ModelSelect
          models={models}
          value={answerer.model_id}
          onChange={(model_id) => onChange({ ...answerer, model_id })}
          autoLabel={t("model_auto")}
        />
      </Field>
    </div>
  );
}

export const isActive = ({ status }: Agent): boolean => status === "active";
