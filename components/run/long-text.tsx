"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

const FIRST_CHARS = 2000;

interface LongTextProps {
  text: string;
  tone?: "error" | undefined;
  /** All of it at once, for somebody who must know what they agree to. */
  isUncut?: boolean;
}

/** Plain text in a fixed-width box; very long text is cut until it is asked for. */
export function LongText({ text, tone, isUncut = false }: LongTextProps) {
  const t = useTranslations("tools");
  const [isWhole, setWhole] = useState(false);
  const isLong = !isUncut && text.length > FIRST_CHARS;
  return (
    <div className="grid gap-1.5">
      <pre
        className={cn(
          "whitespace-pre-wrap rounded-lg border bg-code px-3 py-2 font-mono text-[0.8125rem] leading-relaxed [overflow-wrap:anywhere]",
          tone === "error" && "border-destructive/30 text-destructive",
        )}
      >
        {isWhole || !isLong ? text : `${text.slice(0, FIRST_CHARS)}…`}
      </pre>
      {isLong ? (
        <Button variant="link" size="sm" className="justify-self-start" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("show_less") : t("show_all", { count: text.length })}
        </Button>
      ) : null}
    </div>
  );
}
