"use client";

import { useFormatter, useTranslations } from "next-intl";
import { EmptyNote } from "@/components/page/empty-note";
import type { AuditEntry } from "@/lib/protocol/contract/audit";
import { type EntryFact, entryFacts } from "./entry-facts";
import { useEventName } from "./use-event-name";

/** Entries of the audit log, newest first; each opens to what exactly happened. */
export function AuditList({ entries, me }: { entries: AuditEntry[]; me: string }) {
  const t = useTranslations("audit");
  if (entries.length === 0) return <EmptyNote>{t("empty")}</EmptyNote>;
  return (
    <ul className="divide-y overflow-hidden rounded-2xl border bg-card">
      {entries.map((entry) => (
        <AuditRow key={entry.audit_id} entry={entry} me={me} />
      ))}
    </ul>
  );
}

function AuditRow({ entry, me }: { entry: AuditEntry; me: string }) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const eventName = useEventName();
  const nameOf = (person: AuditEntry["actor"]): string => {
    if (person === null) return t("nobody");
    if (person.user_id === me) return t("you");
    return person.nickname || t("somebody", { id: person.user_id.slice(-8) });
  };
  return (
    <li data-event={entry.event}>
      <details className="group">
        <summary className="flex cursor-pointer list-none flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3 text-sm outline-none hover:bg-accent/50 focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset">
          <span className="font-medium">{eventName(entry.event)}</span>
          <span className="text-muted-foreground">
            {entry.subject
              ? t("actor_to_subject", { actor: nameOf(entry.actor), subject: nameOf(entry.subject) })
              : nameOf(entry.actor)}
          </span>
          <time dateTime={entry.created_at} className="ml-auto whitespace-nowrap text-muted-foreground text-xs">
            {format.dateTime(new Date(entry.created_at), { dateStyle: "medium", timeStyle: "medium" })}
          </time>
        </summary>
        <AuditFacts entry={entry} />
      </details>
    </li>
  );
}

function AuditFacts({ entry }: { entry: AuditEntry }) {
  const t = useTranslations("audit");
  const { data, address, request_id, actor, subject } = entry;
  const place = [
    { name: t("address"), value: address },
    { name: t("request"), value: request_id },
    { name: t("actor"), value: actor?.user_id ?? null },
    { name: t("subject"), value: subject?.user_id ?? null },
  ];
  const ids: EntryFact[] = place.flatMap(({ name, value }) => (value === null ? [] : { name, value }));
  return (
    <dl className="grid gap-x-6 gap-y-1.5 px-4 pb-4 text-xs sm:grid-cols-[10rem_minmax(0,1fr)]">
      {[...entryFacts(data), ...ids].map(({ name, value, before }) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="break-all font-mono">
            {before === undefined ? null : (
              <>
                <del className="text-muted-foreground">{before}</del> <span aria-hidden>→</span>{" "}
              </>
            )}
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
