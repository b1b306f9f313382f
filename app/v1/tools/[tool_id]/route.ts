import { getTool } from "@/lib/agents";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/tools";

export const GET = handle(contract.getTool, ({ actor, params }) => getTool(actor, params.tool_id));
