"use client";

import { RotateCcw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { useFormats } from "@/components/ui/use-formats";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";

interface RemovedFilesProps {
  files: WorkspaceFile[];
  onRestore: (file: WorkspaceFile) => void;
  onForget: (file: WorkspaceFile) => void;
}

/** What was removed and can be brought back, folded away. */
export function RemovedFiles({ files, onRestore, onForget }: RemovedFilesProps) {
  const t = useTranslations("panel");
  const formats = useFormats();
  const [asked, setAsked] = useState<WorkspaceFile | null>(null);
  if (files.length === 0) return null;
  return (
    <details className="mt-3 border-sidebar-border border-t pt-2 text-sm">
      <summary className="cursor-default rounded-lg px-2 py-1 text-muted-foreground text-xs outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring">
        {t("removed_files", { count: files.length })}
      </summary>
      <p className="px-2 py-1 text-muted-foreground text-xs">{t("removed_hint")}</p>
      <ul className="grid grid-cols-1 gap-0.5">
        {files.map((file) => (
          <li key={file.file_id} className="flex items-center gap-1 rounded-lg px-2 py-1 hover:bg-sidebar-accent/60">
            <span className="min-w-0 flex-1 truncate text-muted-foreground" title={file.path}>
              {file.path}
            </span>
            <span className="text-muted-foreground text-xs">{formats.size(file.size)}</span>
            <IconButton size="icon-xs" label={t("restore_file", { name: file.path })} onClick={() => onRestore(file)}>
              <RotateCcw aria-hidden />
            </IconButton>
            <IconButton size="icon-xs" label={t("delete_final", { name: file.path })} onClick={() => setAsked(file)}>
              <Trash2 aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t("delete_final_title")}
        description={t("delete_final_text", { name: asked?.path ?? "" })}
        confirm={t("delete_file", { name: asked?.path ?? "" })}
        isDestructive
        onConfirm={() => asked && onForget(asked)}
      />
    </details>
  );
}
