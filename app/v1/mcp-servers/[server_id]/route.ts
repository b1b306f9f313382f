import { handle } from "@/lib/http";
import { deleteMcpServer, getMcpServer, updateMcpServer } from "@/lib/mcp";
import * as contract from "@/lib/protocol/contract/mcp-servers";

export const GET = handle(contract.getMcpServer, ({ actor, params }) => getMcpServer(actor, params.server_id));
export const PATCH = handle(contract.updateMcpServer, ({ actor, params, body }) =>
  updateMcpServer(actor, params.server_id, body),
);
export const DELETE = handle(contract.deleteMcpServer, async ({ actor, params }) => {
  await deleteMcpServer(actor, params.server_id);
});
