"use client";

import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/ui/use-formats";
import type { Attachment } from "@/lib/protocol/contract/messages";

/** The files that came with a message; each downloads. */
export function AttachmentChips({ attachments }: { attachments: Attachment[] }) {
  const t = useTranslations("panel");
  const formats = useFormats();
  if (attachments.length === 0) return null;
  return (
    <ul className="flex max-w-full flex-wrap justify-end gap-1.5">
      {attachments.map((attachment) => (
        <li key={attachment.url} className="min-w-0">
          <a
            href={attachment.url}
            download={attachment.name}
            aria-label={t("download_file", { name: attachment.name })}
            className="flex min-w-0 items-center gap-2 rounded-lg border bg-card px-2.5 py-1.5 text-xs outline-none hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring"
          >
            <FileText aria-hidden className="size-4 shrink-0 text-primary" />
            <span className="truncate">{attachment.name}</span>
            <span className="shrink-0 text-muted-foreground">{formats.size(attachment.size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
