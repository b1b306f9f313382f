"use client";

import { useEffect, useRef } from "react";
import { useChatData } from "@/components/shell/chat-data";
import type { DraftControl } from "./use-draft";

/** Takes files out of a restored draft that are no longer in the workspace: a message with one could not be sent. */
export function useStoredFiles(conversation_id: string | null, { draft, change }: DraftControl): void {
  const { actions } = useChatData();
  const isChecked = useRef(false);
  const hasFiles = draft.files.length > 0;
  useEffect(() => {
    if (!hasFiles || isChecked.current || conversation_id === null) return;
    isChecked.current = true;
    const asked = new Set(draft.files.map((file) => file.url));
    const check = async () => {
      const result = await actions.listFiles({ conversation_id });
      if (!result.ok) return;
      const there = new Set(result.data.map((file) => file.url));
      const isGone = (url: string) => asked.has(url) && !there.has(url);
      if ([...asked].some(isGone))
        change((before) => ({ ...before, files: before.files.filter((file) => !isGone(file.url)) }));
    };
    // Without the network nothing is known about them: they stay.
    check().catch(() => undefined);
  }, [hasFiles, draft.files, conversation_id, actions, change]);
}
