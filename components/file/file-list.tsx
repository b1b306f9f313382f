"use client";

import { Download, FileText, RefreshCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useToolName } from "@/components/run/use-tool-name";
import { useChatData } from "@/components/shell/chat-data";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { useFormats } from "@/components/ui/use-formats";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";
import { useFiles } from "./use-files";

interface FileListProps {
  conversation_id: string | null;
  client: ConversationClient | null;
}

/** The files of the conversation's workspace. */
export function FileList({ conversation_id, client }: FileListProps) {
  const t = useTranslations();
  const errorText = useErrorText();
  const { actions } = useChatData();
  const { state, refresh } = useFiles(conversation_id, client);

  const remove = async (file: WorkspaceFile) => {
    const result = await actions.deleteFile({ file_id: file.file_id });
    if (result.ok) toast(t("panel.file_deleted", { name: file.path }));
    else toast.error(errorText(result.error));
    await refresh();
  };

  if (state.status === "loading") return <Skeleton className="mt-2 h-12 w-full" />;
  if (state.status === "failed") {
    return (
      <div className="grid justify-items-start gap-2 px-1 py-4 text-sm">
        <p role="alert" className="text-muted-foreground">
          {t("panel.files_failed")}
        </p>
        <Button variant="outline" size="sm" onClick={() => void refresh()}>
          <RefreshCw aria-hidden /> {t("common.retry")}
        </Button>
      </div>
    );
  }
  if (state.files.length === 0)
    return <p className="px-1 py-4 text-muted-foreground text-sm leading-relaxed">{t("panel.no_files")}</p>;
  return (
    <ul className="grid grid-cols-1 gap-1">
      {state.files.map((file) => (
        <FileItem key={file.file_id} file={file} onRemove={() => void remove(file)} />
      ))}
    </ul>
  );
}

function FileItem({ file, onRemove }: { file: WorkspaceFile; onRemove: () => void }) {
  const t = useTranslations("panel");
  const formats = useFormats();
  const toolName = useToolName();
  const who = file.written_by === "user" ? t("by_user") : toolName(file.written_by);
  return (
    <li className="group/file flex items-center gap-2.5 rounded-lg px-2 py-1.5 hover:bg-sidebar-accent/60">
      <FileText aria-hidden className="size-4 shrink-0 text-primary" />
      <span className="grid min-w-0 flex-1 leading-tight">
        <span className="truncate text-sm" title={file.path}>
          {file.path}
        </span>
        <span className="truncate text-muted-foreground text-xs">
          {formats.size(file.size)} · {t("written_by", { who })}
        </span>
      </span>
      <Button asChild variant="ghost" size="icon-xs" className="text-muted-foreground">
        <a href={file.url} download aria-label={t("download_file", { name: file.path })}>
          <Download aria-hidden />
        </a>
      </Button>
      <IconButton
        size="icon-xs"
        label={t("delete_file", { name: file.path })}
        className="text-muted-foreground"
        onClick={onRemove}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}
