"use client";

import { Download, FileText, History, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionsMenu } from "@/components/ui/actions-menu";
import { Button } from "@/components/ui/button";
import { MenuItem } from "@/components/ui/menu";
import { useFormats } from "@/components/ui/use-formats";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";
import { useWriterName } from "./use-writer-name";

/** What can be opened about a file. */
export type FileDialog = "preview" | "rename" | "versions";

interface FileItemProps {
  file: WorkspaceFile;
  name: string;
  onOpen: (dialog: FileDialog, file: WorkspaceFile) => void;
  onRemove: (file: WorkspaceFile) => void;
}

/** A file of the list: its name opens it. */
export function FileItem({ file, name, onOpen, onRemove }: FileItemProps) {
  const t = useTranslations();
  const formats = useFormats();
  const writerName = useWriterName();
  return (
    <li className="group/file flex items-center gap-1 rounded-lg pr-1 hover:bg-sidebar-accent/60">
      <button
        type="button"
        onClick={() => onOpen("preview", file)}
        aria-label={t("panel.open_file", { name: file.path })}
        className="flex min-w-0 flex-1 items-center gap-2.5 rounded-lg px-2 py-1.5 text-left outline-none focus-visible:ring-2 focus-visible:ring-ring"
      >
        <FileText aria-hidden className="size-4 shrink-0 text-primary" />
        <span className="grid min-w-0 flex-1 leading-tight">
          <span className="truncate text-sm" title={file.path}>
            {name}
          </span>
          <span className="truncate text-muted-foreground text-xs">
            {formats.size(file.size)} · {t("panel.written_by", { who: writerName(file) })}
          </span>
        </span>
      </button>
      <Button asChild variant="ghost" size="icon-xs" className="text-muted-foreground">
        <a href={file.url} download aria-label={t("panel.download_file", { name: file.path })}>
          <Download aria-hidden />
        </a>
      </Button>
      <ActionsMenu
        label={t("panel.file_actions", { name: file.path })}
        size="icon-xs"
        className="text-muted-foreground"
      >
        <MenuItem onSelect={() => onOpen("rename", file)}>
          <Pencil aria-hidden /> {t("panel.rename")}
        </MenuItem>
        <MenuItem onSelect={() => onOpen("versions", file)}>
          <History aria-hidden /> {t("panel.versions")}
        </MenuItem>
        <MenuItem isDestructive onSelect={() => onRemove(file)}>
          <Trash2 aria-hidden /> {t("common.delete")}
        </MenuItem>
      </ActionsMenu>
    </li>
  );
}
