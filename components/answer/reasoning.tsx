"use client";

import { Brain, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Collapsible } from "radix-ui";
import { Markdown } from "@/components/message/markdown";

/** The model's reasoning, folded away; its first words move while it thinks. */
export function Reasoning({ text, isLive }: { text: string; isLive: boolean }) {
  const t = useTranslations("message");
  return (
    <Collapsible.Root className="mb-3">
      <Collapsible.Trigger className="group flex items-center gap-2 rounded-md text-muted-foreground text-sm outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring">
        <Brain aria-hidden className={isLive ? "size-4 animate-pulse text-primary" : "size-4"} />
        {isLive ? t("reasoning_live") : t("reasoning")}
        <ChevronDown aria-hidden className="size-4 transition-transform group-data-[state=open]:rotate-180" />
      </Collapsible.Trigger>
      <Collapsible.Content className="mt-2 border-l-2 pl-4">
        <Markdown text={text} className="text-muted-foreground [&.markdown]:text-sm" />
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
