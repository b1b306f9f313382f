"use client";

import { CircleCheck, CircleSlash } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ScheduleOccurrence } from "@/lib/protocol/contract/schedules";
import { useScheduleWords } from "./use-schedule-words";

/** What became of the last due times: the conversation, or why there is none. */
export function ScheduleOutcomes({ occurrences }: { occurrences: ScheduleOccurrence[] }) {
  const t = useTranslations("schedules");
  const words = useScheduleWords();
  if (occurrences.length === 0) return null;
  return (
    <ul aria-label={t("outcomes")} className="grid gap-1.5 border-t pt-3.5">
      {occurrences.map(({ due_at, status, conversation_id, reason }) => (
        <li key={due_at} className="flex items-start gap-2 text-xs leading-relaxed">
          {status === "started" ? (
            <CircleCheck aria-hidden className="mt-0.5 size-3.5 shrink-0 text-success" />
          ) : (
            <CircleSlash aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warning" />
          )}
          <span className="min-w-0">
            <time dateTime={due_at}>{words.moment(due_at)}</time>
            {" · "}
            {conversation_id ? (
              <Link
                href={`/c/${conversation_id}`}
                className="rounded text-primary underline-offset-4 outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
              >
                {t("open")}
              </Link>
            ) : (
              <span className="text-muted-foreground">
                {reason ? t(`reasons.${reason.code}`, { count: reason.count }) : t("conversation_gone")}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
