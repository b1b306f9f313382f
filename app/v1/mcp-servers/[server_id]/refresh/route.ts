import { handle } from "@/lib/http";
import { refreshMcpServer } from "@/lib/mcp";
import * as contract from "@/lib/protocol/contract/mcp-servers";

export const POST = handle(contract.refreshMcpServer, ({ actor, params }) => refreshMcpServer(actor, params.server_id));
