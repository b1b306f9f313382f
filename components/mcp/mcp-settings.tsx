"use client";

import { Plug } from "lucide-react";
import { CollectionPage } from "@/components/page/collection-page";
import type { McpServer } from "@/lib/protocol/contract/mcp-servers";
import type { McpActions } from "./mcp-actions";
import { McpCard } from "./mcp-card";
import { McpDialog } from "./mcp-dialog";

interface McpSettingsProps {
  servers: McpServer[];
  canShare: boolean;
  /** Whether servers may be programs on ALMA's own machine. */
  canRunPrograms: boolean;
  actions: McpActions;
}

/** The MCP servers of a person and those shared with them, and what of them agents may use. */
export function McpSettings({ servers, ...options }: McpSettingsProps) {
  return (
    <CollectionPage
      words="mcp"
      isEmpty={servers.length === 0}
      EmptyIcon={Plug}
      addDialog={(onClose) => <McpDialog server={null} onClose={onClose} {...options} />}
    >
      {servers.map((server) => (
        <McpCard key={server.server_id} server={server} {...options} />
      ))}
    </CollectionPage>
  );
}
