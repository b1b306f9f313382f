"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { fieldClasses, Input } from "@/components/ui/input";
import type { Schedule } from "@/lib/protocol/contract/schedules";

/** What is said when a schedule is due, and what the schedule is called. */
export function MessageFields({ schedule }: { schedule: Schedule | null }) {
  const t = useTranslations("schedules");
  return (
    <>
      <Field label={t("message")}>
        <textarea
          name="content"
          defaultValue={schedule?.content}
          placeholder={t("message_example")}
          required
          maxLength={20_000}
          rows={3}
          className={cn(fieldClasses, "resize-y py-2")}
        />
      </Field>
      <Field label={t("name")} hint={t("name_hint")}>
        <Input name="title" defaultValue={schedule?.title} maxLength={200} />
      </Field>
    </>
  );
}
