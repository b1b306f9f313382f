import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/files";
import { getWorkspaceUsage } from "@/lib/workspace";

export const GET = handle(contract.getWorkspaceUsage, ({ actor, params }) =>
  getWorkspaceUsage(actor, params.conversation_id),
);
