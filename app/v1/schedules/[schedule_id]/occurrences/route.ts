import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/schedules";
import { listOccurrences } from "@/lib/schedules";

export const GET = handle(contract.listOccurrences, ({ actor, params, query }) =>
  listOccurrences(actor, params.schedule_id, query),
);
