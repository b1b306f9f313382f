"use client";

import { useTranslations } from "next-intl";
import { useSave } from "@/components/settings/use-save";
import type { User } from "@/lib/protocol/contract/users";
import type { AdminActions } from "./admin-actions";
import { UserForm } from "./user-form";

/** Changes somebody's name or address. */
export function EditUserDialog(props: { user: User; onClose: () => void; actions: AdminActions }) {
  const t = useTranslations();
  const { user, onClose, actions } = props;
  const { save } = useSave();
  return (
    <UserForm
      title={t("admin.edit_title", { name: user.nickname })}
      text={t("admin.edit_text")}
      submit={t("common.save")}
      initial={user}
      isNew={false}
      onClose={onClose}
      onSubmit={async ({ email, nickname }) => {
        const result = await save(() => actions.updateUser({ user_id: user.user_id, email, nickname }));
        if (result.ok) onClose();
        return result;
      }}
    />
  );
}
