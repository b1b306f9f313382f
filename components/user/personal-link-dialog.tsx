"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Action } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useErrorText } from "@/components/ui/use-error-text";
import type { PersonalLink } from "@/lib/protocol/contract/password";
import type { PublicError } from "@/lib/protocol/envelope";

interface PersonalLinkDialogProps {
  title: string;
  text: string;
  user_id: string;
  create: Action<{ user_id: string }, PersonalLink>;
  onClose: () => void;
}

/** Makes a link for one person and shows it once, to be copied and handed over. */
export function PersonalLinkDialog({ title, text, user_id, create, onClose }: PersonalLinkDialogProps) {
  const t = useTranslations();
  const format = useFormatter();
  const errorText = useErrorText();
  const [link, setLink] = useState<PersonalLink | null>(null);
  const [error, setError] = useState<PublicError | null>(null);

  const make = async () => {
    const result = await create({ user_id });
    setError(result.ok ? null : result.error);
    if (result.ok) setLink(result.data);
  };
  return (
    <Dialog onClose={onClose} title={title} description={text}>
      {error ? <Notice tone="error">{errorText(error)}</Notice> : null}
      {link ? (
        <div className="flex items-end gap-2">
          <Field
            label={t("admin.personal_link")}
            hint={t("admin.invite_expires", {
              date: format.dateTime(new Date(link.expires_at), { dateStyle: "medium", timeStyle: "short" }),
            })}
            className="min-w-0 flex-1"
          >
            <Input readOnly value={link.url} onFocus={(event) => event.target.select()} />
          </Field>
          <CopyButton text={link.url} label={t("common.copy")} className="mb-7" />
        </div>
      ) : (
        <Button className="justify-self-end" onClick={() => void make()}>
          {t("admin.create_link")}
        </Button>
      )}
    </Dialog>
  );
}
