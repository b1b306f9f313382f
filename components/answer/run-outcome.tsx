"use client";

import { CirclePause, CircleStop, RotateCcw } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { MessageView } from "@/lib/protocol/view";

const PROVIDER_CODES = new Set(["PROVIDER_UNAUTHORIZED", "PROVIDER_REJECTED", "MODEL_UNAVAILABLE"]);

/** How the run stands, where the text alone does not say it: waiting, working, stopped or failed. */
export function RunOutcome({ message, onRetry }: { message: MessageView; onRetry: () => void }) {
  const t = useTranslations("message");
  const status = message.run?.status;
  const hasText = message.content.trim() !== "";
  switch (status) {
    case "queued":
      return message.run?.retry ? <Resting until={message.run.retry.at} /> : <Working text={t("queued")} />;
    case "running":
      return message.tool_calls.some((call) => call.status === "started") ? null : (
        <Working text={hasText || message.tool_calls.length > 0 ? t("working") : t("thinking")} isQuiet={hasText} />
      );
    case "waiting_approval":
      return (
        <p className="flex items-center gap-2 py-1 text-sm text-warning">
          <CirclePause aria-hidden className="size-4" /> {t("waiting_approval")}
        </p>
      );
    case "cancelled":
      return (
        <p className="flex items-center gap-2 py-1 text-muted-foreground text-sm">
          <CircleStop aria-hidden className="size-4" /> {hasText ? t("stopped") : t("stopped_empty")}
        </p>
      );
    case "failed":
      return <Failure message={message} onRetry={onRetry} />;
    default:
      return hasText || message.tool_calls.length > 0 ? null : (
        <p className="py-1 text-muted-foreground text-sm">{t("empty_answer")}</p>
      );
  }
}

const Working = ({ text, isQuiet }: { text: string; isQuiet?: boolean }) => (
  <p className="flex items-center gap-2 py-1 text-muted-foreground text-sm">
    <Spinner className={isQuiet ? "size-3.5" : undefined} /> {text}
  </p>
);

/** It failed in a way that time mends, and is tried again by itself. */
function Resting({ until }: { until: string }) {
  const t = useTranslations("message");
  const time = useFormatter().dateTime(new Date(until), { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return (
    <p className="flex items-center gap-2 py-1 text-sm text-warning">
      <CirclePause aria-hidden className="size-4" /> {t("resting", { time })}
    </p>
  );
}

function Failure({ message, onRetry }: { message: MessageView; onRetry: () => void }) {
  const t = useTranslations();
  const errorText = useErrorText();
  const code = message.run?.error?.code ?? "UNKNOWN";
  return (
    <Notice tone="error" title={t("message.failed_title")} className="my-2">
      <p className="text-muted-foreground">{errorText({ code })}</p>
      <div className="mt-1.5 flex flex-wrap gap-2">
        <Button variant="outline" size="sm" onClick={onRetry}>
          <RotateCcw aria-hidden /> {t("common.retry")}
        </Button>
        {PROVIDER_CODES.has(code) ? (
          <Button asChild variant="ghost" size="sm">
            <Link href="/settings/providers">{t("errors.check_providers")}</Link>
          </Button>
        ) : null}
      </div>
    </Notice>
  );
}
