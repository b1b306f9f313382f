"use client";

import { useCallback, useEffect, useState } from "react";
import { useChatData } from "@/components/shell/chat-data";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import type { WorkspaceFile, WorkspaceUsage } from "@/lib/protocol/contract/files";

type Files =
  | { status: "loading" }
  | { status: "failed" }
  | { status: "ready"; files: WorkspaceFile[]; removed: WorkspaceFile[]; usage: WorkspaceUsage | null };

const NOTHING: Files = { status: "ready", files: [], removed: [], usage: null };

/** The workspace's files, read again whenever a tool or a message may have changed them. */
export function useFiles(conversation_id: string | null, client: ConversationClient | null) {
  const { actions } = useChatData();
  const [state, setState] = useState<Files>({ status: "loading" });

  const refresh = useCallback(async () => {
    if (!conversation_id) return setState(NOTHING);
    const [files, more] = await Promise.all([
      actions.listFiles({ conversation_id }),
      actions.getWorkspaceState({ conversation_id }),
    ]);
    setState(files.ok && more.ok ? { status: "ready", files: files.data, ...more.data } : { status: "failed" });
  }, [actions, conversation_id]);

  useEffect(() => {
    void refresh();
    return client?.onEvent((event) => {
      if (event.type === "tool_result" || event.type === "user_message") void refresh();
    });
  }, [client, refresh]);

  return { state, refresh };
}
