"use client";

import { Ellipsis, ShieldCheck, ShieldOff, UserCheck, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSave } from "@/components/settings/use-save";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { User } from "@/lib/protocol/contract/users";
import type { AdminActions } from "./admin-actions";

/** What an administrator may do to an account; what takes something away is asked about first. */
export function UserMenu({ user, actions }: { user: User; actions: AdminActions }) {
  const t = useTranslations("admin");
  const { save } = useSave();
  const [asked, setAsked] = useState<"deactivate" | "promote" | "demote" | null>(null);
  const { user_id, nickname: name } = user;

  const setActive = (is_active: boolean) =>
    void save(
      () => actions.setUserActive({ user_id, is_active }),
      is_active ? t("activated", { name }) : t("deactivated", { name }),
    );
  const setSuperuser = (is_superuser: boolean) =>
    void save(
      () => actions.setUserSuperuser({ user_id, is_superuser }),
      is_superuser ? t("promoted", { name }) : t("demoted", { name }),
    );
  const questions = {
    deactivate: { title: t("deactivate_title", { name }), text: t("deactivate_text"), label: t("deactivate") },
    promote: { title: t("promote_title", { name }), text: t("promote_text"), label: t("promote") },
    demote: { title: t("demote_title", { name }), text: t("demote_text"), label: t("demote") },
  };
  const question = questions[asked ?? "deactivate"];
  const confirm = () => {
    if (asked === "deactivate") setActive(false);
    if (asked === "promote") setSuperuser(true);
    if (asked === "demote") setSuperuser(false);
  };
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t("actions", { name })}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setAsked(user.is_superuser ? "demote" : "promote")}>
          {user.is_superuser ? <ShieldOff aria-hidden /> : <ShieldCheck aria-hidden />}
          {user.is_superuser ? t("demote") : t("promote")}
        </MenuItem>
        <MenuSeparator />
        {user.is_active ? (
          <MenuItem isDestructive onSelect={() => setAsked("deactivate")}>
            <UserX aria-hidden /> {t("deactivate")}
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setActive(true)}>
            <UserCheck aria-hidden /> {t("activate")}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
        title={question.title}
        description={question.text}
        confirm={question.label}
        isDestructive={asked !== "promote"}
        onConfirm={confirm}
      />
    </>
  );
}
