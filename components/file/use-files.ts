"use client";

import { useCallback, useEffect, useState } from "react";
import { useChatData } from "@/components/shell/chat-data";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";

type Files = { status: "loading" } | { status: "failed" } | { status: "ready"; files: WorkspaceFile[] };

/** The workspace's files, read again whenever a tool or a message may have changed them. */
export function useFiles(conversation_id: string | null, client: ConversationClient | null) {
  const { actions } = useChatData();
  const [state, setState] = useState<Files>({ status: "loading" });

  const refresh = useCallback(async () => {
    if (!conversation_id) return setState({ status: "ready", files: [] });
    const result = await actions.listFiles({ conversation_id });
    setState(result.ok ? { status: "ready", files: result.data } : { status: "failed" });
  }, [actions, conversation_id]);

  useEffect(() => {
    void refresh();
    return client?.onEvent((event) => {
      if (event.type === "tool_result" || event.type === "user_message") void refresh();
    });
  }, [client, refresh]);

  return { state, refresh };
}
