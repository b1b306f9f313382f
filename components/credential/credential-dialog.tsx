"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { SaveProblem } from "@/components/form/save-problem";
import { textOf } from "@/components/form/text-of";
import { useSave } from "@/components/form/use-save";
import { Field } from "@/components/ui/field";
import { fieldClasses, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Credential, CredentialKind } from "@/lib/protocol/contract/credentials";
import type { CredentialActions } from "./credential-actions";

interface CredentialDialogProps {
  /** Null for a new one. */
  credential: Credential | null;
  actions: CredentialActions;
  onClose: () => void;
}

const KINDS: CredentialKind[] = ["bearer", "basic", "header", "query"];

const linesOf = (form: FormData): string[] =>
  textOf(form, "hosts")
    .split(/[\s,;]+/)
    .filter(Boolean);

/** Stores a secret or changes one; how it is sent stays as it was. */
export function CredentialDialog({ credential, actions, onClose }: CredentialDialogProps) {
  const t = useTranslations();
  const { save, isBusy, error } = useSave();
  const [kind, setKind] = useState<CredentialKind>(credential?.kind ?? "bearer");

  const submit = async (form: FormData, isForced: boolean) => {
    const secret = textOf(form, "secret");
    const fields = { name: textOf(form, "name"), hosts: linesOf(form) };
    const result = credential
      ? await save(() =>
          actions.updateCredential({
            credential_id: credential.credential_id,
            ...(isForced ? {} : { if_match: credential.version }),
            ...fields,
            ...(secret ? { secret } : {}),
          }),
        )
      : await save(() => {
          const field = kind === "header" || kind === "query" ? textOf(form, "field") : null;
          return actions.createCredential({ ...fields, kind, field, secret });
        }, t("credentials.stored"));
    if (result.ok) onClose();
  };

  return (
    <FormDialog
      title={credential ? t("credentials.edit_title") : t("credentials.add_title")}
      description={t("credentials.dialog_text")}
      submitLabel={t("common.save")}
      isBusy={isBusy}
      onSubmit={(form) => void submit(form, false)}
      onClose={onClose}
    >
      <SaveProblem error={error} onForce={(form) => void submit(form, true)} />
      <Field label={t("credentials.name")} hint={t("credentials.name_hint")}>
        <Input name="name" defaultValue={credential?.name} required maxLength={100} autoComplete="off" />
      </Field>
      {credential ? null : <KindFields kind={kind} onKind={setKind} />}
      <Field label={t("credentials.hosts")} hint={t("credentials.hosts_hint")}>
        <textarea
          name="hosts"
          defaultValue={credential?.hosts.join("\n")}
          required
          rows={2}
          spellCheck={false}
          className={`${fieldClasses} min-h-16 py-2 font-mono`}
        />
      </Field>
      <SecretField kind={kind} isNew={credential === null} />
    </FormDialog>
  );
}

function KindFields({ kind, onKind }: { kind: CredentialKind; onKind: (kind: CredentialKind) => void }) {
  const t = useTranslations("credentials");
  const options = KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }));
  return (
    <>
      <Field label={t("kind")}>
        <Select value={kind} onValueChange={onKind} options={options} />
      </Field>
      {kind === "header" || kind === "query" ? (
        <Field label={t("field")}>
          <Input name="field" required maxLength={100} autoComplete="off" spellCheck={false} />
        </Field>
      ) : null}
    </>
  );
}

/** What is stored is never shown: the field begins empty. */
function SecretField({ kind, isNew }: { kind: CredentialKind; isNew: boolean }) {
  const t = useTranslations("credentials");
  const format = kind === "basic" ? t("secret_hint_basic") : undefined;
  return (
    <Field label={t("secret")} hint={isNew ? format : t("secret_keep")}>
      <Input name="secret" type="password" required={isNew} maxLength={4000} autoComplete="new-password" />
    </Field>
  );
}
