"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { AgentTool, Tool } from "@/lib/protocol/contract/tools";
import type { PublicError } from "@/lib/protocol/envelope";
import type { AgentActions } from "./agent-actions";
import { type bodyOf, saveTools } from "./agent-form";
import type { ToolChoices } from "./tool-choice";

/** Saves an agent and then its tools. `isForced` overwrites what somebody else saved since the form was opened. */
export function useAgentSave(
  agent: Agent | null,
  chosen: { choices: ToolChoices; given: AgentTool[]; tools: Tool[] },
  actions: AgentActions,
  onDone: () => void,
) {
  const t = useTranslations();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);

  const save = async (body: ReturnType<typeof bodyOf>, isForced: boolean) => {
    setBusy(true);
    setError(null);
    const seen = agent && !isForced ? { if_match: agent.version } : {};
    const result = agent
      ? await actions.updateAgent({ agent_id: agent.agent_id, ...seen, ...body })
      : await actions.createAgent(body);
    const withTools = result.ok ? await saveTools(result.data, chosen, actions) : result;
    setBusy(false);
    if (!result.ok) return setError(result.error);
    if (!withTools.ok) toast.error(t("agent_settings.tools_failed"), { description: detailsOf(withTools.error) });
    else if (agent) toast.success(t("common.saved"));
    else toast.success(t("agent_settings.created", { name: result.data.display_name }));
    router.refresh();
    onDone();
  };
  return { save, isBusy, error };
}

/** Which values were refused, and why. */
const detailsOf = ({ details = [] }: PublicError): string =>
  details.map(({ field, message }) => `${field.split(".").at(-1)}: ${message}`).join("\n");
