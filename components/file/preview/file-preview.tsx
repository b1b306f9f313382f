"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useFormats } from "@/components/ui/use-formats";
import { DocumentPreview } from "./document-preview";
import { MediaPreview } from "./media-preview";
import { previewKind } from "./preview-kind";
import { PreviewNote } from "./preview-state";
import type { Previewed } from "./previewed";
import { TextPreview } from "./text-preview";

/** A file as it looks, or why it is not shown, and the way to have it. */
export function FilePreview({ file, onClose }: { file: Previewed; onClose: () => void }) {
  const t = useTranslations("panel");
  const formats = useFormats();
  return (
    <Dialog
      onClose={onClose}
      title={<span className="break-all">{file.path}</span>}
      description={formats.size(file.size)}
      className="grid-cols-1 sm:max-w-3xl"
    >
      <PreviewBody file={file} />
      <div className="flex justify-end">
        <Button asChild variant="outline" size="sm">
          <a href={file.url} download aria-label={t("download_file", { name: file.path })}>
            <Download aria-hidden /> {t("download")}
          </a>
        </Button>
      </div>
    </Dialog>
  );
}

function PreviewBody({ file }: { file: Previewed }) {
  const t = useTranslations("panel");
  const kind = previewKind(file.media_type);
  if (file.size === 0) return <PreviewNote>{t("preview_empty")}</PreviewNote>;
  if (kind === "none") return <PreviewNote>{t("preview_none")}</PreviewNote>;
  if (kind === "image" || kind === "audio" || kind === "video") return <MediaPreview file={file} kind={kind} />;
  if (kind === "document") return <DocumentPreview file={file} />;
  return <TextPreview file={file} kind={kind} />;
}
