"use client";

import { useTranslations } from "next-intl";
import type { AdminActions } from "@/components/admin/admin-actions";
import { useSave } from "@/components/form/use-save";
import type { User } from "@/lib/protocol/contract/users";
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
