import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/schedules";
import { createSchedule, listSchedules } from "@/lib/schedules";

export const GET = handle(contract.listSchedules, ({ actor, query }) => listSchedules(actor, query));
export const POST = handle(contract.createSchedule, ({ actor, body }) => createSchedule(actor, body));
