"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { useErrorText } from "@/components/ui/use-error-text";
import { useFormats } from "@/components/ui/use-formats";
import { clientError } from "@/lib/protocol/client/client-error";
import { uploadFile } from "@/lib/protocol/client/upload-file";
import { MAX_UPLOAD_BYTES, type WorkspaceFile } from "@/lib/protocol/contract/files";
import type { Attachment } from "@/lib/protocol/contract/messages";

/** A file chosen for the next message, on its way or arrived. */
export interface PendingFile {
  id: string;
  name: string;
  size: number;
  /** 0 to 1. */
  progress: number;
  file: WorkspaceFile | null;
  abort: () => void;
}

interface AttachmentsParts {
  /** The conversation to upload to, made now if there is none; null when that failed. */
  ensureConversation: () => Promise<string | null>;
  onRemove: (file: WorkspaceFile) => void;
}

const attachmentOf = (file: WorkspaceFile): Attachment => ({
  type: "file",
  url: file.url,
  name: file.path,
  size: file.size,
  media_type: file.media_type,
});

/** The attachments of the next message: uploads them as they are chosen. */
export function useAttachments({ ensureConversation, onRemove }: AttachmentsParts) {
  const t = useTranslations("composer");
  const errorText = useErrorText();
  const formats = useFormats();
  const [pending, setPending] = useState<PendingFile[]>([]);
  const parts = useRef({ ensureConversation, onRemove });
  parts.current = { ensureConversation, onRemove };

  const drop = useCallback((id: string) => setPending((files) => files.filter((file) => file.id !== id)), []);

  const uploadOne = useCallback(
    async (chosen: File) => {
      const { name, size } = chosen;
      if (size > MAX_UPLOAD_BYTES) {
        const reason = t("too_large", { size: formats.size(MAX_UPLOAD_BYTES) });
        return void toast.error(t("upload_failed", { name, reason }));
      }
      const id = crypto.randomUUID();
      const controller = new AbortController();
      const change = (fields: Partial<PendingFile>) =>
        setPending((files) => files.map((file) => (file.id === id ? { ...file, ...fields } : file)));
      setPending((files) => [...files, { id, name, size, progress: 0, file: null, abort: () => controller.abort() }]);

      const conversation_id = await parts.current.ensureConversation();
      const { signal } = controller;
      const result = conversation_id
        ? await uploadFile(conversation_id, chosen, { signal, onProgress: (progress) => change({ progress }) })
        : { ok: false as const, error: clientError("NETWORK") };
      if (result.ok) return change({ file: result.data, progress: 1 });
      drop(id);
      if (!signal.aborted) toast.error(t("upload_failed", { name, reason: errorText(result.error) }));
    },
    [drop, errorText, formats, t],
  );

  const add = useCallback(
    async (files: Iterable<File>) => {
      // One after another: the first may have to make the conversation.
      for (const file of files) await uploadOne(file);
    },
    [uploadOne],
  );

  const remove = useCallback(
    (target: PendingFile) => {
      if (target.file) parts.current.onRemove(target.file);
      else target.abort();
      drop(target.id);
    },
    [drop],
  );

  const attachments = useMemo(() => pending.flatMap(({ file }) => (file ? [attachmentOf(file)] : [])), [pending]);
  const clear = useCallback(() => setPending([]), []);
  return { pending, attachments, isUploading: pending.some((file) => file.file === null), add, remove, clear };
}
