"use client";

import { Eye, RotateCcw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useChatData } from "@/components/shell/chat-data";
import { Badge } from "@/components/ui/badge";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import type { FileVersion } from "@/lib/protocol/contract/file-versions";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";
import { FilePreview } from "./preview/file-preview";
import { useLoaded } from "./preview/preview-state";
import { useWriterName } from "./use-writer-name";

interface VersionHistoryProps {
  file: WorkspaceFile;
  onRestore: (number: number) => Promise<void>;
  onClose: () => void;
}

/** What a file was before, and who made it so; each can be looked at and brought back. */
export function VersionHistory({ file, onRestore, onClose }: VersionHistoryProps) {
  const t = useTranslations("panel");
  const { actions } = useChatData();
  const [shown, setShown] = useState<FileVersion | null>(null);
  const load = useCallback(
    async (file_id: string) => {
      const result = await actions.listFileVersions({ file_id });
      if (!result.ok) throw new Error(result.error.code);
      return result.data;
    },
    [actions],
  );
  const loaded = useLoaded(file.file_id, load);
  const restore = async (number: number) => {
    await onRestore(number);
    onClose();
  };
  return (
    <Dialog onClose={onClose} title={<span className="break-all">{t("versions_of", { name: file.path })}</span>}>
      {loaded === undefined ? <Skeleton className="h-32 w-full" /> : null}
      {loaded === "failed" ? <p role="alert">{t("versions_failed")}</p> : null}
      {typeof loaded === "object" ? (
        <ol className="grid grid-cols-1 gap-1">
          {loaded.data.map((version) => (
            <VersionItem
              key={version.number}
              version={version}
              onShow={() => setShown(version)}
              onRestore={() => void restore(version.number)}
            />
          ))}
        </ol>
      ) : null}
      {shown ? <FilePreview file={shown} onClose={() => setShown(null)} /> : null}
    </Dialog>
  );
}

interface VersionItemProps {
  version: FileVersion;
  onShow: () => void;
  onRestore: () => void;
}

function VersionItem({ version, onShow, onRestore }: VersionItemProps) {
  const t = useTranslations("panel");
  const format = useFormatter();
  const formats = useFormats();
  const writerName = useWriterName();
  const { number, is_current, is_removal } = version;
  const when = format.dateTime(new Date(version.created_at), { dateStyle: "medium", timeStyle: "short" });
  return (
    <li className="flex items-center gap-1 rounded-lg px-2 py-1.5 hover:bg-accent/60">
      <span className="grid min-w-0 flex-1 gap-0.5 leading-tight">
        <span className="flex flex-wrap items-center gap-2 text-sm">
          {t("version_number", { number })}
          {is_current ? <Badge>{t("version_current")}</Badge> : null}
          {is_removal ? <Badge>{t("version_removal")}</Badge> : null}
        </span>
        <span className="break-all text-muted-foreground text-xs">
          {version.path} · {formats.size(version.size)}
        </span>
        <span className="text-muted-foreground text-xs">
          {writerName(version)} · <time dateTime={version.created_at}>{when}</time>
        </span>
      </span>
      <IconButton size="icon-xs" label={t("preview_version", { number })} onClick={onShow}>
        <Eye aria-hidden />
      </IconButton>
      {is_current ? null : (
        <IconButton size="icon-xs" label={t("restore_version", { number })} onClick={onRestore}>
          <RotateCcw aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
