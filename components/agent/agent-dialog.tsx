"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { Switch } from "@/components/ui/switch";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Agent } from "@/lib/protocol/contract/agents";
import { AgentFields, AgentParameterFields } from "./agent-fields";
import { fieldsOf } from "./agent-form";
import type { AgentOptions } from "./agent-options";
import { AgentTeamFields } from "./agent-team-fields";
import { AgentToolFields } from "./agent-tool-fields";
import { useAgentSave } from "./use-agent-save";
import { useAgentTools } from "./use-agent-tools";

interface AgentDialogProps extends AgentOptions {
  /** Null for a new one. */
  agent: Agent | null;
  onClose: () => void;
}

const AUTO = "auto";

/** Makes an agent or changes one. What was typed stays when somebody else was faster. */
export function AgentDialog({ agent, onClose, ...options }: AgentDialogProps) {
  const t = useTranslations();
  const { agents, tools, models, isSuperuser, actions } = options;
  const form = useRef<HTMLFormElement>(null);
  const { given, choices, setChoices } = useAgentTools(agent, actions);
  const [model, setModel] = useState(
    () => models.find(({ model_id }) => model_id === agent?.model_id)?.model_id ?? AUTO,
  );
  const [team, setTeam] = useState(agent?.team ?? []);
  const [isShared, setShared] = useState(agent?.agent_type === "shared");
  const { save, isBusy, error } = useAgentSave(agent, { choices, given, tools }, actions, onClose);

  const submit = (isForced: boolean) => {
    if (!form.current) return;
    const fields = fieldsOf(new FormData(form.current));
    const { max_seconds } = agent?.parameters ?? {};
    const body = {
      ...fields,
      // What a program set and the form does not show stays.
      parameters: { ...fields.parameters, ...(max_seconds !== undefined && { max_seconds }) },
      model_id: model === AUTO ? null : model,
      team: team.length > 0 ? team : null,
      agent_type: isShared ? ("shared" as const) : ("custom" as const),
    };
    void save(body, isForced);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(false);
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={agent ? t("agent_settings.edit_title", { name: agent.display_name }) : t("agent_settings.add_title")}
      description={t("agent_settings.dialog_text")}
      className="sm:max-w-2xl"
    >
      <form ref={form} onSubmit={onSubmit} className="grid min-w-0 gap-4">
        <SaveProblem code={error?.code} onForce={() => submit(true)} />
        <AgentFields agent={agent} isNameTaken={error?.code === "CONFLICT"} />
        <Field label={t("agent_settings.model")}>
          <Select
            value={model}
            onValueChange={setModel}
            options={[
              { value: AUTO, label: t("agent_settings.model_auto") },
              ...models.map(({ model_id, provider_name, display_name }) => ({
                value: model_id,
                label: `${provider_name} · ${display_name}`,
              })),
            ]}
          />
        </Field>
        <AgentToolFields tools={tools} choices={choices} onChange={setChoices} />
        <AgentTeamFields agents={agents} of={agent} team={team} onChange={setTeam} />
        <AgentParameterFields agent={agent} />
        {isSuperuser ? (
          <Switch label={t("agent_settings.share")} checked={isShared} onCheckedChange={setShared} />
        ) : null}
        <div className="flex justify-end gap-2 pt-1">
          <Button variant="outline" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" disabled={isBusy}>
            {isBusy ? <Spinner className="text-primary-foreground" /> : null}
            {agent ? t("common.save") : t("common.add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function SaveProblem({ code, onForce }: { code: string | undefined; onForce: () => void }) {
  const t = useTranslations("agent_settings");
  const errorText = useErrorText();
  if (code === undefined) return null;
  if (code !== "PRECONDITION_FAILED") {
    return <Notice tone="error">{code === "CONFLICT" ? t("name_taken") : errorText({ code })}</Notice>;
  }
  return (
    <Notice tone="error">
      {t("conflict")}
      <Button variant="outline" size="sm" className="mt-1 justify-self-start" onClick={onForce}>
        {t("save_anyway")}
      </Button>
    </Notice>
  );
}
