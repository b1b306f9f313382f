"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { useSave } from "@/components/settings/use-save";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { ApiKey } from "@/lib/protocol/contract/api-keys";
import { KeyDialog } from "./key-dialog";
import { choiceOf } from "./scope-choice";
import type { SecurityActions } from "./security-actions";

interface KeyItemProps {
  apiKey: ApiKey;
  scopes: readonly string[];
  actions: SecurityActions;
}

/** One key: its name, its beginning, what it is good for and until when. */
export function KeyItem({ apiKey, scopes, actions }: KeyItemProps) {
  const t = useTranslations("security");
  const now = useNow();
  const choice = choiceOf(apiKey.scopes, scopes);
  const isExpired = apiKey.expires_at !== null && new Date(apiKey.expires_at) <= now;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm [overflow-wrap:anywhere]">
          {apiKey.name}
          <Badge tone={choice === "everything" ? "warning" : "neutral"}>
            {choice === "chosen" ? t("chosen_count", { count: apiKey.scopes.length }) : t(`choice.${choice}`)}
          </Badge>
          {isExpired ? <Badge tone="danger">{t("expired")}</Badge> : null}
        </p>
        <KeyFacts apiKey={apiKey} isExpired={isExpired} />
      </div>
      <KeyMenu apiKey={apiKey} scopes={scopes} actions={actions} />
    </li>
  );
}

function KeyFacts({ apiKey, isExpired }: { apiKey: ApiKey; isExpired: boolean }) {
  const t = useTranslations("security");
  const format = useFormatter();
  const now = useNow();
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: "medium" });
  const facts = [
    apiKey.last_used_at
      ? t("used", { when: format.relativeTime(new Date(apiKey.last_used_at), now) })
      : t("never_used"),
    apiKey.expires_at ? t(isExpired ? "expired_on" : "expires_on", { day: day(apiKey.expires_at) }) : t("no_end"),
    t("made_on", { day: day(apiKey.created_at) }),
  ];
  return (
    <p className="flex flex-wrap gap-x-2 text-muted-foreground text-xs leading-relaxed">
      <code className="font-mono">{apiKey.prefix}…</code>
      {facts.join(" · ")}
    </p>
  );
}

function KeyMenu({ apiKey, scopes, actions }: KeyItemProps) {
  const t = useTranslations();
  const { save } = useSave();
  const [open, setOpen] = useState<"edit" | "revoke" | null>(null);
  const { key_id, name } = apiKey;
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t("security.key_actions", { name })}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen("edit")}>
          <Pencil aria-hidden /> {t("common.edit")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem isDestructive onSelect={() => setOpen("revoke")}>
          <Trash2 aria-hidden /> {t("security.revoke")}
        </MenuItem>
      </Menu>
      {open === "edit" ? (
        <KeyDialog apiKey={apiKey} scopes={scopes} actions={actions} onClose={() => setOpen(null)} />
      ) : null}
      <ConfirmDialog
        open={open === "revoke"}
        onOpenChange={(isOpen) => setOpen(isOpen ? "revoke" : null)}
        title={t("security.revoke_title", { name })}
        description={t("security.revoke_text")}
        confirm={t("security.revoke")}
        isDestructive
        onConfirm={() => void save(() => actions.revokeApiKey({ key_id }), t("security.revoked", { name }))}
      />
    </>
  );
}
