"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { toast } from "sonner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { ActionResult } from "@/lib/protocol/envelope";
import type { AgentActions } from "./agent-actions";

const UNDO_MS = 8000;

/** Switches, copies and deletes an agent; what was deleted can be taken back from the notice, and later from the archive. */
export function useAgentEdits({ agent_id, display_name: name }: Agent, actions: AgentActions) {
  const t = useTranslations();
  const router = useRouter();
  const errorText = useErrorText();
  return useMemo(() => {
    const after = (result: ActionResult<unknown>, tell: () => void = () => {}) => {
      if (result.ok) tell();
      else toast.error(errorText(result.error));
      router.refresh();
    };
    const setActive = async (isActive: boolean) =>
      after(await actions.updateAgent({ agent_id, status: isActive ? "active" : "disabled" }));
    const duplicate = async () => {
      const result = await actions.duplicateAgent({ agent_id });
      after(result, () => {
        if (result.ok) toast.success(t("agent_settings.duplicated", { name: result.data.display_name }));
      });
    };
    const archive = async () =>
      after(await actions.deleteAgent({ agent_id }), () =>
        toast(t("agent_settings.archived_note", { name }), {
          duration: UNDO_MS,
          action: { label: t("common.undo"), onClick: () => void setActive(true) },
        }),
      );
    const remove = async () =>
      after(await actions.deleteAgent({ agent_id }), () => toast(t("agent_settings.removed", { name })));
    return { setActive, duplicate, archive, remove };
  }, [agent_id, name, actions, errorText, router, t]);
}
