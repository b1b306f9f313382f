"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { FormDialog } from "@/components/form/form-dialog";
import { textOf } from "@/components/form/text-of";
import { useSave } from "@/components/form/use-save";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useErrorText } from "@/components/ui/use-error-text";
import type { ApiKey, CreatedApiKey } from "@/lib/protocol/contract/api-keys";
import { type Expiry, ExpiryField, expiryChange } from "./expiry-field";
import { choiceOf, readScopes, scopesFor } from "./scope-choice";
import { ScopeFields } from "./scope-fields";
import type { SecurityActions } from "./security-actions";

interface KeyDialogProps {
  /** Null for a new one. */
  apiKey: ApiKey | null;
  scopes: readonly string[];
  actions: SecurityActions;
  onClose: () => void;
  onCreated?: (created: CreatedApiKey) => void;
}

/** Makes a key or changes one. */
export function KeyDialog({ apiKey, scopes, actions, onClose, onCreated }: KeyDialogProps) {
  const t = useTranslations();
  const errorText = useErrorText();
  const { save, isBusy, error } = useSave();
  const [choice, setChoice] = useState(() => (apiKey ? choiceOf(apiKey.scopes, scopes) : "read_only"));
  const [chosen, setChosen] = useState<string[]>(() => (apiKey ? apiKey.scopes : readScopes(scopes)));
  const [expiry, setExpiry] = useState<Expiry>(apiKey ? "as_is" : "90");
  const wanted = scopesFor(choice, chosen, scopes);

  const submit = async (form: FormData) => {
    const fields = { name: textOf(form, "name"), scopes: wanted, ...expiryChange(expiry, new Date()) };
    if (apiKey) {
      const result = await save(() => actions.updateApiKey({ key_id: apiKey.key_id, ...fields }));
      if (result.ok) onClose();
      return;
    }
    const result = await save(() => actions.createApiKey(fields), t("security.key_made"));
    if (!result.ok) return;
    // On a phone the notice would lie over the key's buttons; that the key is shown says as much.
    toast.dismiss();
    onClose();
    onCreated?.(result.data);
  };

  return (
    <FormDialog
      title={apiKey ? t("security.edit_key_title") : t("security.add_key_title")}
      description={t("security.key_dialog_text")}
      submitLabel={apiKey ? t("common.save") : t("security.make_key")}
      isBusy={isBusy}
      isIncomplete={wanted.length === 0}
      onSubmit={(form) => void submit(form)}
      onClose={onClose}
    >
      {error ? <Notice tone="error">{errorText(error)}</Notice> : null}
      <Field label={t("security.key_name")} hint={t("security.key_name_hint")}>
        <Input name="name" defaultValue={apiKey?.name} required maxLength={100} autoComplete="off" />
      </Field>
      <ScopeFields all={scopes} choice={choice} onChoice={setChoice} chosen={chosen} onChosen={setChosen} />
      <ExpiryField expiry={expiry} onExpiry={setExpiry} expires_at={apiKey ? apiKey.expires_at : undefined} />
    </FormDialog>
  );
}
