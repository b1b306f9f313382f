"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { SaveProblem } from "@/components/form/save-problem";
import { knownModel } from "@/components/provider/known-model";
import { ModelSelect } from "@/components/provider/model-select";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import type { Agent } from "@/lib/protocol/contract/agents";
import { AgentFields, AgentParameterFields } from "./agent-fields";
import { bodyOf } from "./agent-form";
import type { AgentOptions } from "./agent-options";
import { AgentTeamFields } from "./agent-team-fields";
import { AgentToolFields } from "./agent-tool-fields";
import { hasMistake } from "./tool-choice";
import { useAgentSave } from "./use-agent-save";
import { useAgentTools } from "./use-agent-tools";

interface AgentDialogProps extends AgentOptions {
  /** Null for a new one. */
  agent: Agent | null;
  onClose: () => void;
}

/** Makes an agent or changes one. What was typed stays when somebody else was faster. */
export function AgentDialog({ agent, onClose, ...options }: AgentDialogProps) {
  const t = useTranslations();
  const { agents, tools, models, isSuperuser, actions } = options;
  const { given, choices, setChoices } = useAgentTools(agent, actions);
  const [model_id, setModel] = useState(() => knownModel(models, agent?.model_id));
  const [team, setTeam] = useState(agent?.team ?? []);
  const [isShared, setShared] = useState(agent?.agent_type === "shared");
  const { save, isBusy, error } = useAgentSave(agent, { choices, given, tools }, actions, onClose);
  const submit = (form: FormData, isForced: boolean) =>
    void save(bodyOf(form, agent, { model_id, team, isShared }), isForced);

  return (
    <FormDialog
      title={agent ? t("agent_settings.edit_title", { name: agent.display_name }) : t("agent_settings.add_title")}
      description={t("agent_settings.dialog_text")}
      submitLabel={agent ? t("common.save") : t("common.add")}
      isBusy={isBusy}
      isIncomplete={hasMistake(choices)}
      onSubmit={(form) => submit(form, false)}
      onClose={onClose}
      className="sm:max-w-2xl"
    >
      <SaveProblem
        error={error}
        text={error?.code === "CONFLICT" ? t("agent_settings.name_taken") : undefined}
        onForce={(form) => submit(form, true)}
      />
      <AgentFields agent={agent} isNameTaken={error?.code === "CONFLICT"} />
      <Field label={t("agent_settings.model")}>
        <ModelSelect models={models} value={model_id} onChange={setModel} autoLabel={t("agent_settings.model_auto")} />
      </Field>
      <AgentToolFields tools={tools} choices={choices} onChange={setChoices} />
      <AgentTeamFields agents={agents} of={agent} team={team} onChange={setTeam} />
      <AgentParameterFields agent={agent} />
      {isSuperuser ? <Switch label={t("agent_settings.share")} checked={isShared} onCheckedChange={setShared} /> : null}
    </FormDialog>
  );
}
