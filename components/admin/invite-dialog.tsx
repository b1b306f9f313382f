"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { textOf } from "@/components/form/text-of";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useErrorText } from "@/components/ui/use-error-text";
import type { NewInvitation } from "@/lib/protocol/contract/invitations";
import type { PublicError } from "@/lib/protocol/envelope";
import type { AdminActions } from "./admin-actions";

/** Makes an invitation link, for anybody or for one address. */
export function InviteDialog({ onClose, actions }: { onClose: () => void; actions: AdminActions }) {
  const t = useTranslations();
  const errorText = useErrorText();
  const router = useRouter();
  const [invitation, setInvitation] = useState<NewInvitation | null>(null);
  const [error, setError] = useState<PublicError | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = textOf(new FormData(event.currentTarget), "email");
    const result = await actions.createInvitation(email ? { email } : {});
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    setInvitation(result.data);
    router.refresh();
  };
  return (
    <Dialog onClose={onClose} title={t("admin.invite_title")} description={t("admin.invite_text")}>
      {error ? <Notice tone="error">{errorText(error)}</Notice> : null}
      {invitation ? (
        <MadeInvitation invitation={invitation} onClose={onClose} />
      ) : (
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <Field label={t("admin.invite_email")} hint={t("common.optional")}>
            <Input name="email" type="email" maxLength={255} />
          </Field>
          <Button type="submit" className="justify-self-end">
            {t("admin.invite_create")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}

/** The link, to be copied and handed over, and whether it was mailed already. */
function MadeInvitation({ invitation, onClose }: { invitation: NewInvitation; onClose: () => void }) {
  const t = useTranslations();
  const format = useFormatter();
  const { url, email, is_mailed, expires_at } = invitation;
  const date = format.dateTime(new Date(expires_at), { dateStyle: "long" });
  return (
    <div className="grid gap-3">
      {is_mailed ? <Notice tone="success">{t("admin.invite_mailed", { email: email ?? "" })}</Notice> : null}
      <div className="flex items-end gap-2">
        <Field label={t("admin.invite_link")} hint={t("admin.invite_expires", { date })} className="min-w-0 flex-1">
          <Input readOnly value={url} onFocus={(event) => event.target.select()} />
        </Field>
        <CopyButton text={url} label={t("common.copy")} className="mb-7" />
      </div>
      <Button variant="outline" className="justify-self-end" onClick={onClose}>
        {t("common.close")}
      </Button>
    </div>
  );
}
