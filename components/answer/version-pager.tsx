"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";

interface VersionPagerProps {
  /** From 0. */
  index: number;
  total: number;
  onChange: (index: number) => void;
}

/** Moves between the answers to one message. */
export function VersionPager({ index, total, onChange }: VersionPagerProps) {
  const t = useTranslations("message");
  if (total < 2) return null;
  return (
    <fieldset
      aria-label={t("version", { index: index + 1, total })}
      className="flex items-center text-muted-foreground text-xs"
    >
      <IconButton
        size="icon-xs"
        label={t("version_previous")}
        disabled={index === 0}
        onClick={() => onChange(index - 1)}
      >
        <ChevronLeft aria-hidden />
      </IconButton>
      <span className="tabular-nums">
        {index + 1}/{total}
      </span>
      <IconButton
        size="icon-xs"
        label={t("version_next")}
        disabled={index === total - 1}
        onClick={() => onChange(index + 1)}
      >
        <ChevronRight aria-hidden />
      </IconButton>
    </fieldset>
  );
}
