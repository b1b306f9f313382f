"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "./icon-button";
import { useCopy } from "./use-copy";

/** Copies `text` and shows that it did. */
export function CopyButton({ text, label, className }: { text: string; label: string; className?: string }) {
  const t = useTranslations("common");
  const { isCopied, copy } = useCopy();
  const Icon = isCopied ? Check : Copy;
  return (
    <IconButton
      label={isCopied ? t("copied") : label}
      size="icon-xs"
      className={className}
      onClick={() => void copy(text)}
    >
      <Icon aria-hidden className={isCopied ? "text-success" : undefined} />
    </IconButton>
  );
}
