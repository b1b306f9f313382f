"use client";

import { useTranslations } from "next-intl";
import type { AdminActions } from "@/components/admin/admin-actions";
import { useSave } from "@/components/form/use-save";
import type { User } from "@/lib/protocol/contract/users";

/** Lets an account in or out, changes its role and deletes it, each with a notice of what was done. */
export function useUserEdits({ user_id, nickname: name }: User, actions: AdminActions) {
  const t = useTranslations("admin");
  const { save } = useSave();
  return {
    setActive: (is_active: boolean) =>
      void save(
        () => actions.setUserActive({ user_id, is_active }),
        is_active ? t("activated", { name }) : t("deactivated", { name }),
      ),
    setSuperuser: (is_superuser: boolean) =>
      void save(
        () => actions.setUserSuperuser({ user_id, is_superuser }),
        is_superuser ? t("promoted", { name }) : t("demoted", { name }),
      ),
    remove: () => void save(() => actions.deleteUser({ user_id }), t("deleted", { name })),
  };
}
