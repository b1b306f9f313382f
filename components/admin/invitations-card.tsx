"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useSave } from "@/components/settings/use-save";
import type { Action } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Invitation } from "@/lib/protocol/contract/invitations";

interface InvitationsCardProps {
  invitations: Invitation[];
  actions: { withdrawInvitation: Action<{ invitation_id: string }, null> };
}

/** Invitations that nobody has used yet, to be withdrawn. */
export function InvitationsCard({ invitations, actions }: InvitationsCardProps) {
  const t = useTranslations("admin");
  const format = useFormatter();
  const { save, isBusy } = useSave();
  const [asked, setAsked] = useState<Invitation | null>(null);

  const withdraw = () => {
    const invitation_id = asked?.invitation_id;
    if (invitation_id) void save(() => actions.withdrawInvitation({ invitation_id }), t("withdrawn"));
  };
  return (
    <Card>
      <CardHeader title={t("invitations")} text={t("invitations_text")} />
      {invitations.length === 0 ? (
        <p className="text-muted-foreground text-sm">{t("invitations_empty")}</p>
      ) : (
        <ul className="grid divide-y rounded-xl border">
          {invitations.map((invitation) => (
            <li
              key={invitation.invitation_id}
              className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-sm"
            >
              <div className="grid min-w-0">
                <span className="truncate font-medium">{invitation.email ?? t("anybody")}</span>
                <span className="text-muted-foreground text-xs">
                  {t("invite_expires", {
                    date: format.dateTime(new Date(invitation.expires_at), { dateStyle: "medium" }),
                  })}
                </span>
              </div>
              <Button
                variant="outline"
                size="sm"
                disabled={isBusy}
                aria-label={`${t("withdraw")}: ${invitation.email ?? t("anybody")}`}
                onClick={() => setAsked(invitation)}
              >
                {t("withdraw")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
        title={t("withdraw_title")}
        description={t("withdraw_text")}
        confirm={t("withdraw")}
        isDestructive
        onConfirm={withdraw}
      />
    </Card>
  );
}
