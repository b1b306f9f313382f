"use client";

import { useTranslations } from "next-intl";
import type { AdminActions } from "@/components/admin/admin-actions";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { User } from "@/lib/protocol/contract/users";
import { useUserEdits } from "./use-user-edits";

/** What is asked about before it is done to an account. */
export type AskedEdit = "deactivate" | "promote" | "demote" | "delete";

interface UserQuestionProps {
  user: User;
  asked: AskedEdit | null;
  actions: AdminActions;
  onClose: () => void;
}

/** Asks before somebody's account is closed, deleted or given another role. */
export function UserQuestion({ user, asked, actions, onClose }: UserQuestionProps) {
  const t = useTranslations("admin");
  const { setActive, setSuperuser, remove } = useUserEdits(user, actions);
  const { email, nickname: name, total_conversations: conversations } = user;
  const edit = asked ?? "deactivate";
  const does = {
    deactivate: () => setActive(false),
    promote: () => setSuperuser(true),
    demote: () => setSuperuser(false),
    delete: remove,
  };
  return (
    <ConfirmDialog
      open={asked !== null}
      onClose={onClose}
      title={t(`${edit}_title`, { name })}
      description={edit === "delete" ? t("delete_text", { email, conversations }) : t(`${edit}_text`)}
      confirm={t(edit)}
      isDestructive={edit !== "promote"}
      onConfirm={does[edit]}
    />
  );
}
