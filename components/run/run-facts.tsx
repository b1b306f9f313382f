"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { useFormats } from "@/components/ui/use-formats";
import type { MessageView } from "@/lib/protocol/view";

/** Model, time, tokens and cost of an answer, in one quiet line. */
export function RunFacts({ message }: { message: MessageView }) {
  const t = useTranslations("message");
  const formats = useFormats();
  const usage = message.run?.usage ?? message.metadata?.usage;
  const cost = message.run?.cost ?? message.metadata?.cost;
  const { model, response_time } = message.metadata ?? {};
  const facts = [
    model ? { key: "model", text: model } : null,
    response_time === undefined ? null : { key: "time", text: formats.duration(response_time) },
    usage && usage.total_tokens > 0
      ? {
          key: "tokens",
          text: t(usage.estimated ? "tokens_estimated" : "tokens", { count: usage.total_tokens }),
          hint: t("tokens_detail", { input: usage.prompt_tokens, output: usage.completion_tokens }),
        }
      : null,
    cost ? { key: "cost", text: formats.cost(cost) } : null,
  ].filter((fact) => fact !== null);
  if (facts.length === 0) return null;
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-muted-foreground text-xs tabular-nums">
      {facts.map((fact, index) => (
        <Fragment key={fact.key}>
          {index > 0 ? <span aria-hidden>·</span> : null}
          {"hint" in fact && fact.hint ? (
            <Tooltip label={fact.hint}>
              <span>{fact.text}</span>
            </Tooltip>
          ) : (
            <span className="truncate">{fact.text}</span>
          )}
        </Fragment>
      ))}
    </p>
  );
}
