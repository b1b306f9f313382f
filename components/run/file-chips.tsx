"use client";

import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFileOpener } from "@/components/file/file-opener";
import { visibleText } from "./visible-text";

/** Files of the workspace by their paths; each opens, where there is a conversation to have it. */
export function FileChips({ paths }: { paths: string[] }) {
  const t = useTranslations("panel");
  const open = useFileOpener();
  return (
    <ul className="flex flex-wrap gap-1.5">
      {paths.map((path) => (
        <li key={path} className="min-w-0">
          <button
            type="button"
            disabled={open === null}
            onClick={() => open?.(path)}
            aria-label={t("open_file", { name: visibleText(path) })}
            className="flex max-w-full items-center gap-1.5 rounded-md border bg-card px-2 py-1 text-xs outline-none focus-visible:ring-2 focus-visible:ring-ring enabled:hover:bg-accent"
          >
            <FileText aria-hidden className="size-3.5 shrink-0 text-primary" />
            <span className="truncate">{visibleText(path)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
