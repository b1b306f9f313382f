import { handle } from "@/lib/http";
import { signInToMcpServer } from "@/lib/mcp";
import * as contract from "@/lib/protocol/contract/mcp-servers";

export const POST = handle(contract.signInToMcpServer, ({ actor, params }) =>
  signInToMcpServer(actor, params.server_id),
);
