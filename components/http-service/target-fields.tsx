"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

interface TargetFieldsProps {
  /** The address that is stored; null for a new service. */
  baseUrl: string | null;
  /** The names of the person's stored secrets. */
  credentials: string[];
  credential: string | null;
  onCredential: (name: string | null) => void;
}

/** Stands for no secret: a name has at least one character. */
const NONE = "";

/** Where a service is asked, and the secret that goes along. */
export function TargetFields({ baseUrl, credentials, credential, onCredential }: TargetFieldsProps) {
  const t = useTranslations("http_services");
  const known = credential && !credentials.includes(credential) ? [...credentials, credential] : credentials;
  const options = [
    { value: `:${NONE}`, label: t("no_credential") },
    ...known.map((name) => ({ value: `:${name}`, label: name })),
  ];
  return (
    <>
      <Field label={t("base_url")} hint={baseUrl ? t("base_url_edit_hint") : t("base_url_hint")}>
        <Input name="base_url" type="url" defaultValue={baseUrl ?? ""} placeholder="https://api.example.com/v1" />
      </Field>
      <Field label={t("credential")}>
        <Select
          value={`:${credential ?? NONE}`}
          onValueChange={(value) => onCredential(value.slice(1) || null)}
          options={options}
        />
      </Field>
    </>
  );
}
