"use client";

import { useSave } from "@/components/form/use-save";
import { PinnedToolList } from "@/components/tool-source/pinned-tool-list";
import type { McpServer } from "@/lib/protocol/contract/mcp-servers";
import type { McpActions } from "./mcp-actions";

/** The tools of a server. Which of them only read is its person's word. */
export function McpToolList({ server, actions }: { server: McpServer; actions: McpActions }) {
  const { save, isBusy } = useSave();
  const { server_id, version, tools, is_own } = server;
  return (
    <PinnedToolList
      tools={tools}
      isOwn={is_own}
      isBusy={isBusy}
      mayOnlyRead={() => true}
      review={(reviews) => void save(() => actions.reviewMcpTools({ server_id, if_match: version, tools: reviews }))}
    />
  );
}
