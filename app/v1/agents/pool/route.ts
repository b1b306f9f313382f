import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/queue";
import { getPoolStats } from "@/lib/runs";

export const GET = handle(contract.getPoolStats, ({ actor }) => getPoolStats(actor));
