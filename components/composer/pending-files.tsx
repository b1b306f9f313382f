"use client";

import { FileText, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/ui/use-formats";
import type { PendingFile } from "./use-attachments";

/** The files of the next message, with how far each upload is. */
export function PendingFiles({ files, onRemove }: { files: PendingFile[]; onRemove: (file: PendingFile) => void }) {
  const t = useTranslations("composer");
  const formats = useFormats();
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("attachments")} className="flex flex-wrap gap-2 px-3 pt-3">
      {files.map((pending) => {
        const percent = Math.round(pending.progress * 100);
        return (
          <li
            key={pending.id}
            className="relative flex min-w-0 max-w-60 items-center gap-2 overflow-hidden rounded-lg border bg-muted/60 py-1.5 pr-1 pl-2.5 text-xs"
          >
            <FileText aria-hidden className="size-4 shrink-0 text-primary" />
            <span className="grid min-w-0">
              <span className="truncate font-medium">{pending.name}</span>
              <span className="text-muted-foreground tabular-nums">
                {pending.file ? formats.size(pending.size) : `${percent}%`}
              </span>
            </span>
            <button
              type="button"
              aria-label={t("remove_attachment", { name: pending.name })}
              onClick={() => onRemove(pending)}
              className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted-foreground outline-none hover:bg-accent hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
            >
              <X aria-hidden className="size-3.5" />
            </button>
            {pending.file ? null : (
              <progress
                value={percent}
                max={100}
                aria-label={t("uploading", { name: pending.name, percent })}
                className="absolute inset-x-0 bottom-0 h-0.5 w-full appearance-none [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-primary"
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
