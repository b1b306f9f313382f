"use client";

import {
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
import type { AdminActions } from "@/components/admin/admin-actions";
import { ActionsMenu } from "@/components/ui/actions-menu";
import { MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { User } from "@/lib/protocol/contract/users";
import { useUserEdits } from "./use-user-edits";
import { type OpenUserDialog, UserDialogs } from "./user-dialogs";
import { type AskedEdit, UserQuestion } from "./user-question";

interface UserMenuProps {
  user: User;
  actions: AdminActions;
}

/** What an administrator may do to an account; what takes something away is asked about first. */
export function UserMenu({ user, actions }: UserMenuProps) {
  const t = useTranslations("admin");
  const [asked, ask] = useState<AskedEdit | null>(null);
  const [opened, open] = useState<OpenUserDialog | null>(null);
  const { setActive } = useUserEdits(user, actions);
  return (
    <>
      <ActionsMenu label={t("actions", { name: user.nickname })}>
        <AccountItems user={user} onOpen={open} onAsk={ask} />
        {user.is_active ? <LinkItems canVerify={actions.createVerificationLink !== null} onOpen={open} /> : null}
        <MenuSeparator />
        <AccessItems isActive={user.is_active} onActivate={() => setActive(true)} onAsk={ask} />
      </ActionsMenu>
      <UserQuestion user={user} asked={asked} actions={actions} onClose={() => ask(null)} />
      <UserDialogs user={user} opened={opened} actions={actions} onClose={() => open(null)} />
    </>
  );
}

interface AccountItemsProps {
  user: User;
  onOpen: (dialog: OpenUserDialog) => void;
  onAsk: (edit: AskedEdit) => void;
}

/** Who somebody is and what they may do; an administrator may do everything already. */
function AccountItems({ user, onOpen, onAsk }: AccountItemsProps) {
  const t = useTranslations("admin");
  const role = user.is_superuser ? "demote" : "promote";
  return (
    <>
      <MenuItem onSelect={() => onOpen("edit")}>
        <Pencil aria-hidden /> {t("edit")}
      </MenuItem>
      {user.is_superuser ? null : (
        <MenuItem onSelect={() => onOpen("grants")}>
          <ListChecks aria-hidden /> {t("grants")}
        </MenuItem>
      )}
      <MenuItem onSelect={() => onAsk(role)}>
        {user.is_superuser ? <ShieldOff aria-hidden /> : <ShieldCheck aria-hidden />}
        {t(role)}
      </MenuItem>
    </>
  );
}

interface LinkItemsProps {
  canVerify: boolean;
  onOpen: (dialog: OpenUserDialog) => void;
}

/** Links to be handed over; a closed account could not use them. */
function LinkItems({ canVerify, onOpen }: LinkItemsProps) {
  const t = useTranslations("admin");
  return (
    <>
      <MenuItem onSelect={() => onOpen("reset_link")}>
        <KeyRound aria-hidden /> {t("reset_link")}
      </MenuItem>
      {canVerify ? (
        <MenuItem onSelect={() => onOpen("verification_link")}>
          <MailCheck aria-hidden /> {t("verification_link")}
        </MenuItem>
      ) : null}
    </>
  );
}

interface AccessItemsProps {
  isActive: boolean;
  onActivate: () => void;
  onAsk: (edit: AskedEdit) => void;
}

function AccessItems({ isActive, onActivate, onAsk }: AccessItemsProps) {
  const t = useTranslations("admin");
  return (
    <>
      {isActive ? (
        <MenuItem isDestructive onSelect={() => onAsk("deactivate")}>
          <UserX aria-hidden /> {t("deactivate")}
        </MenuItem>
      ) : (
        <MenuItem onSelect={onActivate}>
          <UserCheck aria-hidden /> {t("activate")}
        </MenuItem>
      )}
      <MenuItem isDestructive onSelect={() => onAsk("delete")}>
        <Trash2 aria-hidden /> {t("delete")}
      </MenuItem>
    </>
  );
}
