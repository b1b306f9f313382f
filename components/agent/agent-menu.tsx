"use client";

import { Copy, Pencil, RotateCcw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionsMenu } from "@/components/ui/actions-menu";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { useAgentEdits } from "./use-agent-edits";

interface AgentMenuProps {
  agent: Agent;
  label: string;
  edits: ReturnType<typeof useAgentEdits>;
  onEdit: () => void;
}

/** What can be done with an agent; those of others can be copied. */
export function AgentMenu({ agent, label, edits, onEdit }: AgentMenuProps) {
  const t = useTranslations();
  const [isAsking, setAsking] = useState(false);
  const isArchived = agent.status === "archived";
  return (
    <>
      <ActionsMenu label={t("agent_settings.actions", { name: label })}>
        {agent.is_own && !isArchived ? (
          <MenuItem onSelect={onEdit}>
            <Pencil aria-hidden /> {t("common.edit")}
          </MenuItem>
        ) : null}
        {isArchived ? (
          <MenuItem onSelect={() => void edits.setActive(true)}>
            <RotateCcw aria-hidden /> {t("agent_settings.restore")}
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => void edits.duplicate()}>
            <Copy aria-hidden /> {t("agent_settings.duplicate")}
          </MenuItem>
        )}
        {agent.is_own ? (
          <>
            <MenuSeparator />
            <MenuItem isDestructive onSelect={() => (isArchived ? setAsking(true) : void edits.archive())}>
              <Trash2 aria-hidden /> {isArchived ? t("agent_settings.remove") : t("agent_settings.archive")}
            </MenuItem>
          </>
        ) : null}
      </ActionsMenu>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t("agent_settings.remove_title", { name: label })}
        description={t("agent_settings.remove_text")}
        confirm={t("agent_settings.remove")}
        isDestructive
        onConfirm={() => void edits.remove()}
      />
    </>
  );
}
