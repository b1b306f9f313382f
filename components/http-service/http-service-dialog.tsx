"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { SaveProblem } from "@/components/form/save-problem";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { useErrorText } from "@/components/ui/use-error-text";
import { type HttpService, LARGEST_DOCUMENT } from "@/lib/protocol/contract/http-services";
import type { PublicError } from "@/lib/protocol/envelope";
import { DocumentFields } from "./document-fields";
import type { HttpServiceActions } from "./http-service-actions";
import { TargetFields } from "./target-fields";
import { type ServiceChoices, useServiceSave } from "./use-service-save";

interface HttpServiceDialogProps {
  /** Null for a new one. */
  service: HttpService | null;
  credentials: string[];
  canShare: boolean;
  onClose: () => void;
  actions: HttpServiceActions;
}

/** Adds a service, whose document is read at once, or changes one. */
export function HttpServiceDialog({ service, credentials, canShare, onClose, actions }: HttpServiceDialogProps) {
  const t = useTranslations("http_services");
  const common = useTranslations("common");
  const problemText = useProblemText();
  const { saveForm, isBusy, error } = useServiceSave(service, actions);
  const [choices, setChoices] = useState(() => choicesOf(service));
  const choose = (change: Partial<ServiceChoices>) => setChoices((before) => ({ ...before, ...change }));
  const { source } = choices;
  const isTooLarge = source.kind === "text" && source.file !== null && source.file.size > LARGEST_DOCUMENT;
  const submit = async (form: FormData, isForced: boolean) => {
    if (await saveForm(form, choices, isForced)) onClose();
  };
  return (
    <FormDialog
      title={service ? t("edit_title", { name: service.name }) : t("add_title")}
      description={t("dialog_text")}
      submitLabel={service ? common("save") : common("add")}
      isBusy={isBusy}
      isIncomplete={isTooLarge}
      onSubmit={(form) => void submit(form, false)}
      onClose={onClose}
    >
      <SaveProblem error={error} text={problemText(error)} onForce={(form) => void submit(form, true)} />
      <NameFields service={service} />
      <DocumentFields
        source={source}
        onChange={(chosen) => choose({ source: chosen })}
        isTooLarge={isTooLarge}
        storedUrl={service?.document_url ?? null}
        isStored={service !== null && service.document_url === null}
      />
      <TargetFields
        baseUrl={service?.base_url ?? null}
        credentials={credentials}
        credential={choices.credential_name}
        onCredential={(credential_name) => choose({ credential_name })}
      />
      {canShare ? (
        <Switch label={t("share")} checked={choices.is_shared} onCheckedChange={(is_shared) => choose({ is_shared })} />
      ) : null}
    </FormDialog>
  );
}

const choicesOf = (service: HttpService | null): ServiceChoices => ({
  source: service && service.document_url === null ? { kind: "text", file: null } : { kind: "url" },
  credential_name: service?.credential_name ?? null,
  is_shared: service?.is_shared ?? false,
});

function NameFields({ service }: { service: HttpService | null }) {
  const t = useTranslations("http_services");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("name")} hint={service ? undefined : t("name_hint")}>
        <Input name="name" defaultValue={service?.name} maxLength={100} autoComplete="off" />
      </Field>
      <Field label={t("prefix")} hint={t("prefix_hint")}>
        <Input
          name="prefix"
          defaultValue={service?.prefix}
          required
          maxLength={30}
          pattern="[a-z][a-z0-9_]*"
          spellCheck={false}
        />
      </Field>
    </div>
  );
}

const TOLD = new Set<string>(["VALIDATION_ERROR", "EGRESS_REFUSED", "PROVIDER_BAD_RESPONSE", "QUOTA_EXCEEDED"]);

/** What went wrong, with the server's own words where they say what is wrong with the document or an address. */
function useProblemText() {
  const t = useTranslations("http_services");
  const errorText = useErrorText();
  return (error: PublicError | null): string | undefined => {
    if (error?.code === "CONFLICT") return t("prefix_taken");
    if (!error || !TOLD.has(error.code)) return undefined;
    const words = error.details?.map(({ message }) => message).join(" ") || error.message;
    return `${errorText(error)} ${words}`;
  };
}
