"use client";

import { Archive, RefreshCw, Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";
import type { FileDialog } from "./file-item";
import { FileNodes } from "./file-nodes";
import { fileTree } from "./file-tree";
import { RemovedFiles } from "./removed-files";
import { RenameDialog } from "./rename-dialog";
import { UsageBar } from "./usage-bar";
import { useFileChanges } from "./use-file-changes";
import { useFiles } from "./use-files";
import { chooseFiles, usePanelUploads } from "./use-panel-uploads";

// Their readers of tables and colours are fetched with the first file that is looked at.
const FilePreview = dynamic(() => import("./preview/file-preview").then((module) => module.FilePreview));
const VersionHistory = dynamic(() => import("./version-history").then((module) => module.VersionHistory));

interface FilePanelProps {
  conversation_id: string | null;
  client: ConversationClient | null;
}

/** The files of the conversation's workspace, and everything that can be done with them. */
export function FilePanel({ conversation_id, client }: FilePanelProps) {
  const t = useTranslations("panel");
  const locale = useLocale();
  const { state, refresh } = useFiles(conversation_id, client);
  const { restore, remove, forget, rename } = useFileChanges(refresh);
  const [opened, setOpened] = useState<{ dialog: FileDialog; file: WorkspaceFile } | null>(null);
  const files = state.status === "ready" ? state.files : null;
  const nodes = useMemo(() => fileTree(files ?? [], locale), [files, locale]);
  const close = () => setOpened(null);
  const { dialog, file } = opened ?? {};

  if (state.status === "loading") return <Skeleton className="mt-2 h-12 w-full" />;
  if (state.status === "failed") return <ListFailed onRetry={() => void refresh()} />;
  return (
    <div className="grid grid-cols-1 gap-2 pt-1">
      <PanelTools conversation_id={conversation_id} hasFiles={state.files.length > 0} refresh={refresh} />
      {state.usage && state.usage.bytes > 0 ? <UsageBar usage={state.usage} /> : null}
      {nodes.length === 0 ? (
        <p className="px-1 py-4 text-muted-foreground text-sm leading-relaxed">{t("no_files")}</p>
      ) : (
        <FileNodes
          nodes={nodes}
          label={t("files_label")}
          onOpen={(dialog, file) => setOpened({ dialog, file })}
          onRemove={(file) => void remove(file)}
        />
      )}
      <RemovedFiles
        files={state.removed}
        onRestore={({ file_id, version }) => void restore(file_id, version)}
        onForget={(file) => void forget(file)}
      />
      {file && dialog === "preview" ? <FilePreview file={file} onClose={close} /> : null}
      {file && dialog === "versions" ? (
        <VersionHistory file={file} onRestore={(number) => restore(file.file_id, number)} onClose={close} />
      ) : null}
      {file && dialog === "rename" ? (
        <RenameDialog file={file} onRename={(path) => rename(file, path)} onClose={close} />
      ) : null}
    </div>
  );
}

interface PanelToolsProps {
  conversation_id: string | null;
  hasFiles: boolean;
  refresh: () => Promise<void>;
}

/** Puts files in, and takes all of them out. There is nothing to put them into before the first message. */
function PanelTools({ conversation_id, hasFiles, refresh }: PanelToolsProps) {
  const t = useTranslations("panel");
  const { current, upload } = usePanelUploads(conversation_id, refresh);
  if (!conversation_id) return null;
  const percent = Math.round((current?.progress ?? 0) * 100);
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap gap-2">
        <Button
          variant="outline"
          size="sm"
          disabled={current !== null}
          onClick={() => chooseFiles((chosen) => void upload(chosen))}
        >
          <Upload aria-hidden /> {t("upload")}
        </Button>
        {hasFiles ? (
          <Button asChild variant="outline" size="sm">
            <a href={`/v1/conversations/${conversation_id}/files/archive`} download>
              <Archive aria-hidden /> {t("download_all")}
            </a>
          </Button>
        ) : null}
      </div>
      <p role="status" className="truncate px-1 text-muted-foreground text-xs empty:hidden">
        {current ? t("uploading", { name: current.name, percent }) : ""}
      </p>
    </div>
  );
}

function ListFailed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations();
  return (
    <div className="grid justify-items-start gap-2 px-1 py-4 text-sm">
      <p role="alert" className="text-muted-foreground">
        {t("panel.files_failed")}
      </p>
      <Button variant="outline" size="sm" onClick={onRetry}>
        <RefreshCw aria-hidden /> {t("common.retry")}
      </Button>
    </div>
  );
}
