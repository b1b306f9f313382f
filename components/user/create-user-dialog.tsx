"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AdminActions } from "@/components/admin/admin-actions";
import { useSave } from "@/components/form/use-save";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type UserFields, UserForm } from "./user-form";

/** Makes an account; without a password there is a link at the end that the person sets one with. */
export function CreateUserDialog({ onClose, actions }: { onClose: () => void; actions: AdminActions }) {
  const t = useTranslations();
  const { save } = useSave();
  const [url, setUrl] = useState<string | null>(null);

  const create = async ({ password, nickname, ...fields }: UserFields) => {
    const named = { ...fields, ...(nickname && { nickname }), ...(password && { password }) };
    const result = await save(() => actions.createUser(named), t("admin.created", { name: nickname || fields.email }));
    if (!result.ok) return result;
    setUrl(result.data.set_password_url);
    if (result.data.set_password_url === null) onClose();
    return result;
  };
  if (url === null) {
    return (
      <UserForm
        title={t("admin.create_title")}
        text={t("admin.create_text")}
        submit={t("admin.create")}
        initial={{ email: "", nickname: "" }}
        isNew
        onSubmit={create}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog onClose={onClose} title={t("admin.set_password_title")} description={t("admin.set_password_text")}>
      <div className="flex items-end gap-2">
        <Field label={t("admin.set_password_link")} className="min-w-0 flex-1">
          <Input readOnly value={url} onFocus={(event) => event.target.select()} />
        </Field>
        <CopyButton text={url} label={t("common.copy")} />
      </div>
    </Dialog>
  );
}
