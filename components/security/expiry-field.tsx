"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

const DAY_MS = 24 * 60 * 60 * 1_000;
const DAYS = ["30", "90", "365"] as const;

/** How long a key is good: as it is, so many days from now, or until it is revoked. */
export type Expiry = "as_is" | (typeof DAYS)[number] | "never";

/** The field to send for it; none where nothing changes. */
export function expiryChange(expiry: Expiry, now: Date): { expires_at?: string | null } {
  if (expiry === "as_is") return {};
  if (expiry === "never") return { expires_at: null };
  return { expires_at: new Date(now.getTime() + Number(expiry) * DAY_MS).toISOString() };
}

interface ExpiryFieldProps {
  expiry: Expiry;
  onExpiry: (expiry: Expiry) => void;
  /** Of the key that is changed; undefined for a new one. */
  expires_at: string | null | undefined;
}

export function ExpiryField({ expiry, onExpiry, expires_at }: ExpiryFieldProps) {
  const t = useTranslations("security");
  const format = useFormatter();
  const asIs = expires_at
    ? t("as_is", { day: format.dateTime(new Date(expires_at), { dateStyle: "medium" }) })
    : t("as_is_no_end");
  const options: { value: Expiry; label: string }[] = [
    ...(expires_at === undefined ? [] : [{ value: "as_is" as const, label: asIs }]),
    ...DAYS.map((days) => ({ value: days, label: t("days", { count: Number(days) }) })),
    ...(expires_at === null ? [] : [{ value: "never" as const, label: t("no_end") }]),
  ];
  return (
    <Field label={t("expiry")} hint={expiry === "never" ? t("no_end_hint") : undefined}>
      <Select value={expiry} onValueChange={onExpiry} options={options} />
    </Field>
  );
}
