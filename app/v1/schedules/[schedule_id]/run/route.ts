import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/schedules";
import { runSchedule } from "@/lib/schedules";

export const POST = handle(contract.runSchedule, ({ actor, params }) => runSchedule(actor, params.schedule_id));
