"use client";

import { type RefObject, useEffect, useState } from "react";
import type { OutgoingMessage } from "@/lib/protocol/client/outbox-store";
import { type Draft, isBlank } from "./draft";
import type { useAttachments } from "./use-attachments";

interface SendParts {
  draft: Draft;
  files: Pick<ReturnType<typeof useAttachments>, "isUploading" | "pending">;
  agent_id: string | null;
  model_id: string | null;
  field: RefObject<HTMLTextAreaElement | null>;
  onSend: (message: OutgoingMessage) => void;
}

/** Sends the draft off. With files on their way it waits for them; `isWaiting` meanwhile. */
export function useSend({ draft, files, agent_id, model_id, field, onSend }: SendParts) {
  // How many files a message that was already sent off waits for.
  const [waitingFor, setWaitingFor] = useState(0);
  const isWaiting = waitingFor > 0;
  const canSend = !isBlank(draft) || files.isUploading;

  const send = () => {
    if (!canSend) return;
    if (files.isUploading) return setWaitingFor(files.pending.length);
    const attachments = draft.files.map(({ file_id: _, ...attachment }) => attachment);
    onSend({ content: draft.text, agent_id, model_id, attachments });
    field.current?.focus();
  };
  // Sent while files were on their way: goes off when all have arrived, and not when one failed or was removed.
  useEffect(() => {
    if (!isWaiting || (files.isUploading && files.pending.length >= waitingFor)) return;
    setWaitingFor(0);
    if (files.pending.length >= waitingFor) send();
  });
  return { send, canSend, isWaiting };
}
