import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/usage";
import { listToolUsage } from "@/lib/usage";

export const GET = handle(contract.listToolUsage, ({ actor, query }) => listToolUsage(actor, query));
