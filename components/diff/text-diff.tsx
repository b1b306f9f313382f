"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LongText } from "@/components/run/long-text";
import { visibleText } from "@/components/run/visible-text";
import { cn } from "@/components/ui/cn";
import { type DiffLine, lineDiff } from "./line-diff";

const SIGN: Record<DiffLine["kind"], string> = { same: " ", added: "+", removed: "-", gap: "" };

/** What changes from one text to another, as a unified diff with the numbers of both. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const t = useTranslations("approval");
  const lines = useMemo(() => lineDiff(before, after), [before, after]);
  if (lines === null) return <LongText text={visibleText(after)} />;
  if (lines.length === 0) return <p className="text-muted-foreground text-sm">{t("no_change")}</p>;
  return (
    <pre className="overflow-x-auto rounded-lg border bg-code py-1.5 font-mono text-[0.8125rem] leading-relaxed">
      {lines.map((line) => (
        <Line key={`${line.kind}${line.old}/${line.now}/${line.text}`} line={line} />
      ))}
    </pre>
  );
}

function Line({ line: { kind, old, now, text } }: { line: DiffLine }) {
  const t = useTranslations("approval");
  if (kind === "gap")
    return (
      <span className="block bg-muted/60 px-3 text-muted-foreground">{t("same_lines", { count: Number(text) })}</span>
    );
  return (
    <span
      className={cn(
        "flex whitespace-pre-wrap px-3 [overflow-wrap:anywhere]",
        kind === "added" && "bg-success/12",
        kind === "removed" && "bg-destructive/12",
      )}
    >
      <span aria-hidden className="w-8 shrink-0 select-none pr-2 text-right text-muted-foreground tabular-nums">
        {now ?? old}
      </span>
      <span className="w-4 shrink-0">{SIGN[kind]}</span>
      <span className="min-w-0">{text}</span>
    </span>
  );
}
