"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { browserUploads } from "@/components/composer/browser-uploads";
import { useErrorText } from "@/components/ui/use-error-text";
import { uploadFile } from "@/lib/protocol/client/upload-file";
import { uploadInPieces } from "@/lib/protocol/client/upload-in-pieces";
import { CHUNK_BYTES } from "@/lib/protocol/contract/uploads";

/** Puts files into the workspace without a message, one after another; `current` is the one on its way, 0 to 1. */
export function usePanelUploads(conversation_id: string | null, refresh: () => Promise<void>) {
  const t = useTranslations("composer");
  const errorText = useErrorText();
  const [current, setCurrent] = useState<{ name: string; progress: number } | null>(null);
  const upload = useCallback(
    async (files: File[]) => {
      if (!conversation_id) return;
      const { signal } = new AbortController();
      for (const file of files) {
        const { name } = file;
        const onProgress = (progress: number) => setCurrent({ name, progress });
        onProgress(0);
        const send = file.size > CHUNK_BYTES ? uploadInPieces : uploadFile;
        const result = await send(conversation_id, file, { signal, onProgress, store: browserUploads });
        if (!result.ok) toast.error(t("upload_failed", { name, reason: errorText(result.error) }));
        await refresh();
      }
      setCurrent(null);
    },
    [conversation_id, errorText, refresh, t],
  );
  return { current, upload };
}

/** Asks the person for files of their device. */
export function chooseFiles(onFiles: (files: File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.onchange = () => onFiles([...(input.files ?? [])]);
  input.click();
}
