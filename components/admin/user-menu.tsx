"use client";

import {
  Ellipsis,
  KeyRound,
  ListChecks,
  MailCheck,
  Pencil,
  ShieldCheck,
  ShieldOff,
  Trash2,
  UserCheck,
  UserX,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSave } from "@/components/settings/use-save";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { User } from "@/lib/protocol/contract/users";
import type { AdminActions } from "./admin-actions";
import { EditUserDialog } from "./edit-user-dialog";
import { GrantsDialog } from "./grants-dialog";
import { PersonalLinkDialog } from "./personal-link-dialog";

/** What an administrator may do to an account; what takes something away is asked about first. */
export function UserMenu({ user, actions }: { user: User; actions: AdminActions }) {
  const t = useTranslations("admin");
  const { save } = useSave();
  const [asked, setAsked] = useState<"deactivate" | "promote" | "demote" | "delete" | null>(null);
  const [opened, setOpened] = useState<"edit" | "grants" | null>(null);
  const [linking, setLinking] = useState<"reset_link" | "verification_link" | null>(null);
  const createLink = linking === "reset_link" ? actions.createPasswordResetLink : actions.createVerificationLink;
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
    delete: {
      title: t("delete_title", { name }),
      text: t("delete_text", { email: user.email, conversations: user.total_conversations }),
      label: t("delete"),
    },
    demote: { title: t("demote_title", { name }), text: t("demote_text"), label: t("demote") },
  };
  const question = questions[asked ?? "deactivate"];
  const confirm = () => {
    if (asked === "deactivate") setActive(false);
    if (asked === "promote") setSuperuser(true);
    if (asked === "demote") setSuperuser(false);
    if (asked === "delete") void save(() => actions.deleteUser({ user_id }), t("deleted", { name }));
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
        <MenuItem onSelect={() => setOpened("edit")}>
          <Pencil aria-hidden /> {t("edit")}
        </MenuItem>
        {user.is_superuser ? null : (
          <MenuItem onSelect={() => setOpened("grants")}>
            <ListChecks aria-hidden /> {t("grants")}
          </MenuItem>
        )}
        <MenuItem onSelect={() => setAsked(user.is_superuser ? "demote" : "promote")}>
          {user.is_superuser ? <ShieldOff aria-hidden /> : <ShieldCheck aria-hidden />}
          {user.is_superuser ? t("demote") : t("promote")}
        </MenuItem>
        {user.is_active ? (
          <>
            <MenuItem onSelect={() => setLinking("reset_link")}>
              <KeyRound aria-hidden /> {t("reset_link")}
            </MenuItem>
            {actions.createVerificationLink ? (
              <MenuItem onSelect={() => setLinking("verification_link")}>
                <MailCheck aria-hidden /> {t("verification_link")}
              </MenuItem>
            ) : null}
          </>
        ) : null}
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
        <MenuItem isDestructive onSelect={() => setAsked("delete")}>
          <Trash2 aria-hidden /> {t("delete")}
        </MenuItem>
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
      {opened === "edit" ? <EditUserDialog user={user} onClose={() => setOpened(null)} actions={actions} /> : null}
      {opened === "grants" ? <GrantsDialog user={user} onClose={() => setOpened(null)} actions={actions} /> : null}
      {linking && createLink ? (
        <PersonalLinkDialog
          title={t(linking)}
          text={t(`${linking}_text`, { name })}
          user_id={user_id}
          create={createLink}
          onClose={() => setLinking(null)}
        />
      ) : null}
    </>
  );
}
