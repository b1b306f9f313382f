"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { EditMenu } from "@/components/form/edit-menu";
import { useSave } from "@/components/form/use-save";
import { Badge } from "@/components/ui/badge";
import type { Credential } from "@/lib/protocol/contract/credentials";
import type { CredentialActions } from "./credential-actions";
import { CredentialDialog } from "./credential-dialog";

interface CredentialItemProps {
  credential: Credential;
  actions: CredentialActions;
}

/** One stored secret: its name, how and where it is sent, and when it was last. */
export function CredentialItem({ credential, actions }: CredentialItemProps) {
  const t = useTranslations("credentials");
  const { save } = useSave();
  const { credential_id, name, kind, field, hosts } = credential;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm [overflow-wrap:anywhere]">
          {name}
          <Badge tone="neutral">
            {t(`kinds.${kind}`)}
            {field ? `: ${field}` : ""}
          </Badge>
        </p>
        <p className="text-muted-foreground text-xs leading-relaxed [overflow-wrap:anywhere]">
          <code className="font-mono">{hosts.join(", ")}</code> · <Facts credential={credential} />
        </p>
      </div>
      <EditMenu
        label={t("actions", { name })}
        editDialog={(onClose) => <CredentialDialog credential={credential} actions={actions} onClose={onClose} />}
        removal={{ label: t("remove"), title: t("remove_title", { name }), text: t("remove_text") }}
        onRemove={() => void save(() => actions.deleteCredential({ credential_id }), t("removed", { name }))}
      />
    </li>
  );
}

function Facts({ credential: { secret_last4, last_used_at } }: { credential: Credential }) {
  const t = useTranslations("credentials");
  const format = useFormatter();
  const now = useNow();
  const used = last_used_at ? t("used", { when: format.relativeTime(new Date(last_used_at), now) }) : t("never_used");
  return <>{secret_last4 ? `${t("ends_in", { last4: secret_last4 })} · ${used}` : used}</>;
}
