import { handle } from "@/lib/http";
import { createMcpServer, listMcpServers } from "@/lib/mcp";
import * as contract from "@/lib/protocol/contract/mcp-servers";

export const GET = handle(contract.listMcpServers, ({ actor, query }) => listMcpServers(actor, query));
export const POST = handle(contract.createMcpServer, ({ actor, body }) => createMcpServer(actor, body));
