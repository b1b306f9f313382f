"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { useErrorText } from "@/components/ui/use-error-text";
import { clientError } from "@/lib/protocol/client/client-error";
import { uploadFile } from "@/lib/protocol/client/upload-file";
import { uploadInPieces } from "@/lib/protocol/client/upload-in-pieces";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";
import { CHUNK_BYTES } from "@/lib/protocol/contract/uploads";
import { browserUploads } from "./browser-uploads";
import type { DraftFile } from "./draft";

/** A file chosen for the next message, on its way or arrived. */
export interface PendingFile {
  id: string;
  name: string;
  size: number;
  /** 0 to 1. */
  progress: number;
  file: DraftFile | null;
  abort: () => void;
}

interface AttachmentsParts {
  /** The files that have arrived. */
  files: DraftFile[];
  onFiles: (change: (files: DraftFile[]) => DraftFile[]) => void;
  /** The conversation to upload to, made now if there is none; null when that failed. */
  ensureConversation: () => Promise<string | null>;
  /** The file of this id was uploaded for the message and is not wanted any more. */
  onRemove: (file_id: string) => void;
}

const draftFileOf = (file: WorkspaceFile): DraftFile => ({
  type: "file",
  url: file.url,
  name: file.path,
  size: file.size,
  media_type: file.media_type,
  file_id: file.file_id,
});

const arrived = (file: DraftFile): PendingFile => ({
  id: file.url,
  name: file.name,
  size: file.size,
  progress: 1,
  file,
  abort: () => {},
});

/** A file just chosen, and the signal that its upload is not wanted any more. */
const begun = (chosen: File) => {
  const { name, size } = chosen;
  const controller = new AbortController();
  const abort = () => controller.abort();
  const upload: PendingFile = { id: crypto.randomUUID(), name, size, progress: 0, file: null, abort };
  return { upload, chosen, signal: controller.signal };
};

/** The attachments of the next message: uploads them as they are chosen. */
export function useAttachments(given: AttachmentsParts) {
  const t = useTranslations("composer");
  const errorText = useErrorText();
  const [uploads, setUploads] = useState<PendingFile[]>([]);
  const parts = useRef(given);
  parts.current = given;

  const drop = useCallback((id: string) => setUploads((files) => files.filter((file) => file.id !== id)), []);

  const uploadOne = useCallback(
    async ({ id, name }: PendingFile, chosen: File, signal: AbortSignal) => {
      const onProgress = (progress: number) =>
        setUploads((files) => files.map((file) => (file.id === id ? { ...file, progress } : file)));
      const conversation_id = await parts.current.ensureConversation();
      const send = chosen.size > CHUNK_BYTES ? uploadInPieces : uploadFile;
      const result = conversation_id
        ? await send(conversation_id, chosen, { signal, onProgress, store: browserUploads })
        : { ok: false as const, error: clientError("NETWORK") };
      drop(id);
      if (result.ok) {
        const file = draftFileOf(result.data);
        return parts.current.onFiles((files) => [...files.filter((one) => one.url !== file.url), file]);
      }
      if (!signal.aborted) toast.error(t("upload_failed", { name, reason: errorText(result.error) }));
    },
    [drop, errorText, t],
  );

  const add = useCallback(
    async (files: Iterable<File>) => {
      const waiting = [...files].map(begun);
      setUploads((before) => [...before, ...waiting.map(({ upload }) => upload)]);
      // One after another: the first may have to make the conversation.
      for (const { upload, chosen, signal } of waiting) if (!signal.aborted) await uploadOne(upload, chosen, signal);
    },
    [uploadOne],
  );

  const remove = useCallback(
    ({ id, file, abort }: PendingFile) => {
      if (!file) {
        abort();
        return drop(id);
      }
      parts.current.onFiles((files) => files.filter((one) => one.url !== file.url));
      if (file.file_id) parts.current.onRemove(file.file_id);
    },
    [drop],
  );

  const isUploading = uploads.length > 0;
  useLeaveWarning(isUploading);
  return { pending: [...given.files.map(arrived), ...uploads], isUploading, add, remove };
}

/** Half a file is no attachment: the browser asks before the page that sends it is left. */
function useLeaveWarning(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isActive]);
}
