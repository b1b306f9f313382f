"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Grant } from "@/lib/protocol/contract/grants";
import type { User } from "@/lib/protocol/contract/users";
import type { PublicError } from "@/lib/protocol/envelope";
import { API_PERMISSIONS, type ApiPermission, toolOf } from "@/lib/protocol/permissions";
import type { AdminActions } from "./admin-actions";

const NAMES = {
  "user:read": "user_read",
  "user:write": "user_write",
  "user:delete": "user_delete",
  "audit:read": "audit_read",
  "usage:read": "usage_read",
} as const satisfies Record<ApiPermission, string>;

/** What somebody may do beyond their role; each switch acts at once. */
export function GrantsDialog(props: { user: User; onClose: () => void; actions: AdminActions }) {
  const t = useTranslations();
  const { user, onClose, actions } = props;
  const { user_id } = user;
  const errorText = useErrorText();
  const [grants, setGrants] = useState<Grant[] | null>(null);
  const [error, setError] = useState<PublicError | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const tools = grants?.filter(({ permission }) => toolOf(permission) !== null) ?? [];

  const { listGrants, setGrant } = actions;
  const load = useCallback(async () => {
    const result = await listGrants({ user_id });
    setError(result.ok ? null : result.error);
    if (result.ok) setGrants(result.data);
  }, [listGrants, user_id]);
  useEffect(() => void load(), [load]);

  const set = async (permission: string, is_granted: boolean) => {
    setBusy(permission);
    const result = await setGrant({ user_id, permission, is_granted });
    if (!result.ok) toast.error(errorText(result.error));
    await load();
    setBusy(null);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
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
        <ul className="grid gap-3">
          {API_PERMISSIONS.map((permission) => (
            <li key={permission}>
              <Switch
                label={
                  <span className="grid">
                    {t(`admin.permissions.${NAMES[permission]}`)}
                    <code className="text-muted-foreground text-xs">{permission}</code>
                  </span>
                }
                checked={grants.some((grant) => grant.permission === permission)}
                disabled={busy !== null}
                onCheckedChange={(is_granted) => void set(permission, is_granted)}
              />
            </li>
          ))}
          {tools.map(({ permission }) => (
            <li key={permission} className="flex items-center justify-between gap-4 text-sm">
              <code>{permission}</code>
              <IconButton
                label={t("common.delete")}
                disabled={busy !== null}
                onClick={() => void set(permission, false)}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
