import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Which entries to show; sent as a plain form, so that an address can be kept and shared. */
export function AuditFilter({ query }: { query: Record<string, string> }) {
  const t = useTranslations("audit");
  return (
    <form
      className="grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_9rem_9rem_auto]"
      aria-label={t("filter")}
    >
      <Field label={t("event")}>
        <Input name="event" maxLength={60} defaultValue={query.event} placeholder="user.deleted" />
      </Field>
      <Field label={t("person_id")}>
        <Input name="subject_id" maxLength={36} defaultValue={query.subject_id} />
      </Field>
      <Field label={t("from")}>
        <Input name="from" type="date" defaultValue={query.from?.slice(0, 10)} />
      </Field>
      <Field label={t("to")}>
        <Input name="to" type="date" defaultValue={query.to?.slice(0, 10)} />
      </Field>
      <Button type="submit" variant="outline">
        {t("show")}
      </Button>
    </form>
  );
}
