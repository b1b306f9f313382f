"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useSave } from "@/components/form/use-save";
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
            <InvitationRow
              key={invitation.invitation_id}
              invitation={invitation}
              isBusy={isBusy}
              onWithdraw={() => setAsked(invitation)}
            />
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t("withdraw_title")}
        description={t("withdraw_text")}
        confirm={t("withdraw")}
        isDestructive
        onConfirm={withdraw}
      />
    </Card>
  );
}

interface InvitationRowProps {
  invitation: Invitation;
  isBusy: boolean;
  onWithdraw: () => void;
}

function InvitationRow({ invitation, isBusy, onWithdraw }: InvitationRowProps) {
  const t = useTranslations("admin");
  const format = useFormatter();
  const whom = invitation.email ?? t("anybody");
  const date = format.dateTime(new Date(invitation.expires_at), { dateStyle: "medium" });
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-sm">
      <div className="grid min-w-0">
        <span className="truncate font-medium">{whom}</span>
        <span className="text-muted-foreground text-xs">{t("invite_expires", { date })}</span>
      </div>
      <Button
        variant="outline"
        size="sm"
        disabled={isBusy}
        aria-label={`${t("withdraw")}: ${whom}`}
        onClick={onWithdraw}
      >
        {t("withdraw")}
      </Button>
    </li>
  );
}
