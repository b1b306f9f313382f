import { listTools } from "@/lib/agents";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/tools";

export const GET = handle(contract.listTools, ({ actor, query }) => listTools(actor, query));
