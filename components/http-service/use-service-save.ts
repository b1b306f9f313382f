"use client";

import { useTranslations } from "next-intl";
import { textOf } from "@/components/form/text-of";
import { useSave } from "@/components/form/use-save";
import { sendHttpService } from "@/lib/protocol/client/http-services-api";
import type { HttpService } from "@/lib/protocol/contract/http-services";
import type { DocumentSource } from "./document-fields";
import type { HttpServiceActions } from "./http-service-actions";

/** What the form has beside its text fields. */
export interface ServiceChoices {
  source: DocumentSource;
  credential_name: string | null;
  is_shared: boolean;
}

/** Saves the form of a new service, or of the one that is given; true when it was saved. */
export function useServiceSave(service: HttpService | null, actions: HttpServiceActions) {
  const t = useTranslations("http_services");
  const common = useTranslations("common");
  const { save, isBusy, error } = useSave();
  const saveForm = async (form: FormData, choices: ServiceChoices, isForced: boolean): Promise<boolean> => {
    const document = await documentOf(form, choices.source);
    const fields = { ...fieldsOf(form, choices), ...(document && { document }) };
    const if_match = service && !isForced ? service.version : undefined;
    const send = () => {
      // A document may be larger than what an action takes.
      if (document) return sendHttpService(service?.service_id, fields, if_match);
      if (!service) return actions.createHttpService(fields);
      const { service_id } = service;
      return actions.updateHttpService({ service_id, ...(if_match !== undefined && { if_match }), ...fields });
    };
    return (await save(send, service ? common("saved") : t("added"))).ok;
  };
  return { saveForm, isBusy, error };
}

/** What was pasted or chosen; empty where there is an address, or the stored one stays. */
const documentOf = async (form: FormData, source: DocumentSource): Promise<string> =>
  source.kind === "url" ? "" : ((await source.file?.text()) ?? textOf(form, "document"));

function fieldsOf(form: FormData, { source, credential_name, is_shared }: ServiceChoices) {
  const [name, base_url] = [textOf(form, "name"), textOf(form, "base_url")];
  return {
    ...{ prefix: textOf(form, "prefix"), credential_name, is_shared },
    ...(name && { name }),
    ...(base_url && { base_url }),
    ...(source.kind === "url" && { document_url: textOf(form, "document_url") }),
  };
}
