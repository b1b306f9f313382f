"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { Page } from "@/lib/protocol/envelope";

interface PagingProps {
  /** How many there are, in words. */
  text: string;
  pagination: Page<unknown>["pagination"];
  onShow: (wanted: { page: number }) => void;
}

/** How many there are, and the way through their pages where they do not fit on one. */
export function Paging({ text, pagination, onShow }: PagingProps) {
  const t = useTranslations("common");
  const { page, total_pages, has_next, has_prev } = pagination;
  return (
    <div className="flex items-center justify-between gap-3 text-muted-foreground text-sm">
      <p>{text}</p>
      {total_pages > 1 ? (
        <div className="flex items-center gap-1">
          <IconButton label={t("previous")} disabled={!has_prev} onClick={() => onShow({ page: page - 1 })}>
            <ChevronLeft aria-hidden />
          </IconButton>
          <span className="tabular-nums">{t("page_of", { page, total: total_pages })}</span>
          <IconButton label={t("next")} disabled={!has_next} onClick={() => onShow({ page: page + 1 })}>
            <ChevronRight aria-hidden />
          </IconButton>
        </div>
      ) : null}
    </div>
  );
}
