import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/queue";
import { getRunQueue } from "@/lib/runs";

export const GET = handle(contract.getRunQueue, ({ actor }) => getRunQueue(actor));
