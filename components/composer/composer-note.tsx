"use client";

import { Info, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";

/** Why words of an earlier message stand in the composer; read aloud, and gone when it is closed or they are sent. */
export function ComposerNote({ text, onClose }: { text: string | null; onClose: () => void }) {
  const t = useTranslations("common");
  return (
    <div role="status">
      {text ? (
        <p className="mb-2 flex items-center gap-2.5 rounded-xl border bg-muted/60 py-1.5 pr-1.5 pl-3.5 text-sm">
          <Info aria-hidden className="size-4 shrink-0 text-primary" />
          <span className="min-w-0 flex-1 text-pretty">{text}</span>
          <IconButton label={t("close")} className="text-muted-foreground" onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        </p>
      ) : null}
    </div>
  );
}
