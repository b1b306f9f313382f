import { handle } from "@/lib/http";
import { reviewMcpTools } from "@/lib/mcp";
import * as contract from "@/lib/protocol/contract/mcp-servers";

export const POST = handle(contract.reviewMcpTools, ({ actor, params, body }) =>
  reviewMcpTools(actor, params.server_id, body),
);
