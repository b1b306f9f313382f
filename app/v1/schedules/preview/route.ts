import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/schedules";
import { previewSchedule } from "@/lib/schedules";

export const GET = handle(contract.previewSchedule, ({ actor, query }) => previewSchedule(actor, query));
