"use client";

import { useTranslations } from "next-intl";
import type { AdminActions } from "@/components/admin/admin-actions";
import type { User } from "@/lib/protocol/contract/users";
import { EditUserDialog } from "./edit-user-dialog";
import { GrantsDialog } from "./grants-dialog";
import { PersonalLinkDialog } from "./personal-link-dialog";

export type OpenUserDialog = "edit" | "grants" | "reset_link" | "verification_link";

interface UserDialogsProps {
  user: User;
  opened: OpenUserDialog | null;
  actions: AdminActions;
  onClose: () => void;
}

/** The dialog that was opened from an account's menu, if any. */
export function UserDialogs({ opened, ...parts }: UserDialogsProps) {
  const t = useTranslations("admin");
  const { user, actions, onClose } = parts;
  if (opened === null) return null;
  if (opened === "edit") return <EditUserDialog {...parts} />;
  if (opened === "grants") return <GrantsDialog {...parts} />;
  const create = opened === "reset_link" ? actions.createPasswordResetLink : actions.createVerificationLink;
  if (create === null) return null;
  return (
    <PersonalLinkDialog
      title={t(opened)}
      text={t(`${opened}_text`, { name: user.nickname })}
      user_id={user.user_id}
      create={create}
      onClose={onClose}
    />
  );
}
