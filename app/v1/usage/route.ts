import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/usage";
import { listUsage } from "@/lib/usage";

export const GET = handle(contract.listUsage, ({ actor, query }) => listUsage(actor, query));
