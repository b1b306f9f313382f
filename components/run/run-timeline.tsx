"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { useChatData } from "@/components/shell/chat-data";
import { Badge } from "@/components/ui/badge";
import { useFormats } from "@/components/ui/use-formats";
import type { RunStatus } from "@/lib/protocol/contract/messages";
import type { MessageView } from "@/lib/protocol/view";
import { TimelineLine } from "./timeline-line";
import { timelineSteps } from "./timeline-steps";

const TONE: Record<RunStatus, "neutral" | "accent" | "success" | "warning" | "danger"> = {
  queued: "neutral",
  running: "accent",
  waiting_approval: "warning",
  completed: "success",
  failed: "danger",
  cancelled: "neutral",
};

const SHOWN_RUNS = 20;

/** What the runs of a conversation did, newest first. */
export function RunTimeline({ messages }: { messages: MessageView[] }) {
  const t = useTranslations("panel");
  const questions = new Map(messages.map((message) => [message.message_id, message.content]));
  const runs = messages.filter((message) => message.run !== null).slice(-SHOWN_RUNS);
  if (runs.length === 0) return <p className="px-1 py-4 text-muted-foreground text-sm leading-relaxed">{t("empty")}</p>;
  return (
    <ol className="grid grid-cols-1 gap-3">
      {runs.toReversed().map((message) => (
        <RunCard
          key={message.message_id}
          message={message}
          question={firstWords(questions.get(message.parent_message_id ?? ""))}
        />
      ))}
    </ol>
  );
}

const RunCard = memo(function RunCard({ message, question }: { message: MessageView; question: string }) {
  const t = useTranslations();
  const formats = useFormats();
  const { agents } = useChatData();
  const { run, metadata } = message;
  if (!run) return null;
  const usage = run.usage ?? metadata?.usage;
  const cost = run.cost ?? metadata?.cost;
  const facts = [
    metadata?.response_time === undefined ? null : [t("panel.duration"), formats.duration(metadata.response_time)],
    usage ? [t("panel.tokens"), new Intl.NumberFormat().format(usage.total_tokens)] : null,
    cost ? [t("panel.cost"), cost.amount === 0 ? t("panel.free") : formats.cost(cost)] : null,
    metadata?.model ? [t("panel.model"), metadata.model] : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="rounded-xl border bg-card p-3.5 text-card-foreground">
      <div className="mb-2.5 flex items-center justify-between gap-2">
        <h3 className="min-w-0 truncate font-medium text-[0.8125rem]">{question || t("panel.steps")}</h3>
        <Badge tone={TONE[run.status]}>{t(`status.${run.status}`)}</Badge>
      </div>
      <ol className="grid grid-cols-1 gap-2">
        {timelineSteps(message).map((step) => (
          <TimelineLine key={step.key} step={step} status={run.status} agents={agents} />
        ))}
      </ol>
      {facts.length > 0 ? (
        <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-2 border-t pt-3">
          {facts.map(([name, value]) => (
            <div key={name} className="min-w-0">
              <dt className="text-muted-foreground text-xs">{name}</dt>
              <dd className="truncate text-[0.8125rem] tabular-nums" title={value}>
                {value}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  );
});

/** The first line that says something: not blank, not a code fence. */
const firstWords = (text = ""): string => text.split("\n").find((line) => /^\s*[^`\s]/.test(line)) ?? "";
