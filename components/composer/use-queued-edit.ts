"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import type { MessageRow } from "@/components/message/message-rows";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import { readStoredJson, writeStored } from "./browser-storage";

const editSchema = z.object({
  run_id: z.string(),
  message_id: z.string(),
  original: z.string(),
  text: z.string(),
});

/** A waiting message being rewritten; `saved` until the change has come back as an event. */
export interface QueuedEdit extends z.infer<typeof editSchema> {
  state: "open" | "saving" | "saved";
}

interface QueuedEditParts {
  user_id: string;
  conversation_id: string | null;
  client: ConversationClient | null;
  rows: MessageRow[];
  /** The message can no longer be changed; these words were written for it. */
  onTooLate: (text: string, reason: "begun" | "gone") => void;
  /** The change was not saved, and can be tried again. */
  onFailed: (error: { code: string }) => void;
  onSaved: () => void;
}

/**
 * The one waiting message that is being rewritten in its place. Outlives a reload of the tab; when the message's turn
 * comes or it is withdrawn before the change is saved, the words are handed to `onTooLate`.
 */
export function useQueuedEdit(given: QueuedEditParts) {
  const { user_id, conversation_id, rows } = given;
  const parts = useRef(given);
  parts.current = given;
  const [edit, put] = useKeptEdit(conversation_id && `alma:edit:${user_id}:${conversation_id}`);

  useEffect(() => {
    if (!edit || edit.state === "saving") return;
    const message = rows.filter((row) => row.kind === "user").find((row) => row.key === edit.message_id);
    if (edit.state === "saved") {
      if (message?.message.content === edit.text || !message?.queue) put(null);
    } else if (!message?.queue) {
      put(null);
      if (edit.text !== edit.original) parts.current.onTooLate(edit.text, message ? "begun" : "gone");
    }
  }, [edit, rows, put]);

  const save = async () => {
    const { client, onTooLate, onFailed, onSaved } = parts.current;
    if (!edit || !client || edit.state !== "open") return;
    if (edit.text === edit.original) return put(null);
    put({ ...edit, state: "saving" });
    const result = await client.editQueued(edit.run_id, { content: edit.text });
    if (result.ok) {
      put({ ...edit, state: "saved" });
      onSaved();
    } else if (result.error.code === "CONFLICT" || result.error.code === "NOT_FOUND") {
      put(null);
      onTooLate(edit.text, result.error.code === "CONFLICT" ? "begun" : "gone");
    } else {
      put({ ...edit, state: "open" });
      onFailed(result.error);
    }
  };

  return {
    edit,
    open: (of: { run_id: string; message_id: string; content: string }) =>
      put({ run_id: of.run_id, message_id: of.message_id, original: of.content, text: of.content, state: "open" }),
    change: (text: string) => edit && put({ ...edit, text }),
    cancel: () => put(null),
    save,
  };
}

/** The edit, kept under `key` for as long as the tab lives; one that is saved need not be. */
function useKeptEdit(key: string | null) {
  const [edit, setEdit] = useState<QueuedEdit | null>(null);
  useEffect(() => {
    const left = key ? editSchema.safeParse(readStoredJson("session", key)).data : undefined;
    if (left) setEdit({ ...left, state: "open" });
  }, [key]);
  const put = useCallback(
    (next: QueuedEdit | null) => {
      setEdit(next);
      const kept = next && next.state !== "saved" ? JSON.stringify(editSchema.parse(next)) : null;
      if (key) writeStored("session", key, kept);
    },
    [key],
  );
  return [edit, put] as const;
}
