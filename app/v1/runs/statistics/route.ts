import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/queue";
import { getRunStatistics } from "@/lib/runs";

export const GET = handle(contract.getRunStatistics, ({ actor }) => getRunStatistics(actor));
