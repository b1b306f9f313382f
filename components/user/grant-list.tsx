"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Switch } from "@/components/ui/switch";
import type { Grant } from "@/lib/protocol/contract/grants";
import { API_PERMISSIONS, type ApiPermission, toolOf } from "@/lib/protocol/permissions";

const NAMES = {
  "user:read": "user_read",
  "user:write": "user_write",
  "user:delete": "user_delete",
  "audit:read": "audit_read",
  "usage:read": "usage_read",
} as const satisfies Record<ApiPermission, string>;

interface GrantListProps {
  grants: Grant[];
  isBusy: boolean;
  onSet: (permission: string, is_granted: boolean) => void;
}

/** Every permission there is with its switch, and the tools that were granted, to be taken back. */
export function GrantList({ grants, isBusy, onSet }: GrantListProps) {
  const t = useTranslations();
  const tools = grants.filter(({ permission }) => toolOf(permission) !== null);
  return (
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
            disabled={isBusy}
            onCheckedChange={(is_granted) => onSet(permission, is_granted)}
          />
        </li>
      ))}
      {tools.map(({ permission }) => (
        <li key={permission} className="flex items-center justify-between gap-4 text-sm">
          <code>{permission}</code>
          <IconButton label={t("common.delete")} disabled={isBusy} onClick={() => onSet(permission, false)}>
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
