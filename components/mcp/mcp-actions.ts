import type { z } from "zod";
import type { Action } from "@/components/shell/actions";
import type {
  createMcpServerBody,
  McpServer,
  ReviewMcpToolsBody,
  updateMcpServerBody,
} from "@/lib/protocol/contract/mcp-servers";

interface Place {
  server_id: string;
  if_match?: number;
}

export interface McpActions {
  createMcpServer: Action<z.input<typeof createMcpServerBody>, McpServer>;
  updateMcpServer: Action<Place & z.input<typeof updateMcpServerBody>, McpServer>;
  deleteMcpServer: Action<{ server_id: string }, null>;
  refreshMcpServer: Action<{ server_id: string }, McpServer>;
  reviewMcpTools: Action<Place & ReviewMcpToolsBody, McpServer>;
  signInToMcpServer: Action<{ server_id: string }, { authorization_url: string | null }>;
}
