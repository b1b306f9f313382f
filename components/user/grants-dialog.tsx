"use client";

import { useTranslations } from "next-intl";
import type { AdminActions } from "@/components/admin/admin-actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import type { User } from "@/lib/protocol/contract/users";
import { GrantList } from "./grant-list";
import { useGrants } from "./use-grants";

/** What somebody may do beyond their role; each switch acts at once. */
export function GrantsDialog(props: { user: User; onClose: () => void; actions: AdminActions }) {
  const t = useTranslations();
  const { user, onClose, actions } = props;
  const errorText = useErrorText();
  const { grants, error, isBusy, load, set } = useGrants(user.user_id, actions);
  return (
    <Dialog
      onClose={onClose}
      title={t("admin.grants_title", { name: user.nickname })}
      description={t("admin.grants_text")}
    >
      {error ? (
        <Notice tone="error">
          {errorText(error)}
          <Button variant="outline" size="sm" className="justify-self-start" onClick={() => void load()}>
            {t("common.retry")}
          </Button>
        </Notice>
      ) : null}
      {grants === null ? (
        <Skeleton className="h-40 w-full" />
      ) : (
        <GrantList
          grants={grants}
          isBusy={isBusy}
          onSet={(permission, is_granted) => void set(permission, is_granted)}
        />
      )}
    </Dialog>
  );
}
