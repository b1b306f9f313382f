"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { EditMenu } from "@/components/form/edit-menu";
import { useSave } from "@/components/form/use-save";
import { Badge } from "@/components/ui/badge";
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
  const t = useTranslations("security");
  const { save } = useSave();
  const { key_id, name } = apiKey;
  return (
    <EditMenu
      label={t("key_actions", { name })}
      editDialog={(onClose) => <KeyDialog apiKey={apiKey} scopes={scopes} actions={actions} onClose={onClose} />}
      removal={{ label: t("revoke"), title: t("revoke_title", { name }), text: t("revoke_text") }}
      onRemove={() => void save(() => actions.revokeApiKey({ key_id }), t("revoked", { name }))}
    />
  );
}
