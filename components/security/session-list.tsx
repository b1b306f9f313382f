"use client";

import { LogOut, Monitor, SquareTerminal } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { useSave } from "@/components/form/use-save";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Session } from "@/lib/protocol/contract/sessions";
import { deviceOf } from "./device-of";
import type { SecurityActions } from "./security-actions";

interface SessionListProps {
  sessions: Session[];
  actions: SecurityActions;
}

/** Where a person is signed in: this browser first, then what was used last. */
export function SessionList({ sessions, actions }: SessionListProps) {
  const t = useTranslations("security");
  const { save, isBusy } = useSave();
  const [isAsking, setAsking] = useState(false);
  const sorted = [...sessions].sort((one, other) => Number(other.is_current) - Number(one.is_current));
  return (
    <Card>
      <CardHeader title={t("sessions")} text={t("sessions_text")}>
        {sessions.length > 1 ? (
          <Button variant="outline" size="sm" disabled={isBusy} onClick={() => setAsking(true)}>
            <LogOut aria-hidden /> {t("end_others")}
          </Button>
        ) : null}
      </CardHeader>
      <ul aria-label={t("sessions")} className="grid divide-y">
        {sorted.map((session) => (
          <SessionItem key={session.session_id} session={session} actions={actions} />
        ))}
      </ul>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t("end_others_title")}
        description={t("end_others_text")}
        confirm={t("end_others")}
        isDestructive
        onConfirm={() => void save(() => actions.endOtherSessions({}), t("others_ended"))}
      />
    </Card>
  );
}

function SessionItem({ session, actions }: { session: Session; actions: SecurityActions }) {
  const t = useTranslations("security");
  const { save, isBusy } = useSave();
  const [isAsking, setAsking] = useState(false);
  const device = deviceOf(session.user_agent) ?? t(session.kind === "api" ? "a_program" : "a_browser");
  const Icon = session.kind === "api" ? SquareTerminal : Monitor;
  const { session_id } = session;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 first:pt-0 last:pb-0">
      <Icon aria-hidden className="size-4.5 shrink-0 text-muted-foreground" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm [overflow-wrap:anywhere]">
          {device}
          {session.is_current ? <Badge tone="success">{t("this_one")}</Badge> : null}
          {session.kind === "api" ? <Badge>{t("program")}</Badge> : null}
        </p>
        <SessionFacts session={session} />
      </div>
      {session.is_current ? null : (
        <Button
          variant="outline"
          size="sm"
          disabled={isBusy}
          aria-label={t("end_named", { device })}
          onClick={() => setAsking(true)}
        >
          {t("end")}
        </Button>
      )}
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t("end_title", { device })}
        description={t("end_text")}
        confirm={t("end")}
        isDestructive
        onConfirm={() => void save(() => actions.endSession({ session_id }), t("ended"))}
      />
    </li>
  );
}

function SessionFacts({ session }: { session: Session }) {
  const t = useTranslations("security");
  const format = useFormatter();
  const now = useNow();
  const facts = [
    session.address,
    session.is_current ? null : t("used", { when: format.relativeTime(new Date(session.last_used_at), now) }),
    t("since", { when: format.dateTime(new Date(session.created_at), { dateStyle: "medium", timeStyle: "short" }) }),
  ];
  return (
    <p className="text-muted-foreground text-xs leading-relaxed [overflow-wrap:anywhere]">
      {facts.filter(Boolean).join(" · ")}
    </p>
  );
}
