import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/schedules";
import { deleteSchedule, getSchedule, updateSchedule } from "@/lib/schedules";

export const GET = handle(contract.getSchedule, ({ actor, params }) => getSchedule(actor, params.schedule_id));
export const PATCH = handle(contract.updateSchedule, ({ actor, params, body }) =>
  updateSchedule(actor, params.schedule_id, body),
);
export const DELETE = handle(contract.deleteSchedule, async ({ actor, params }) => {
  await deleteSchedule(actor, params.schedule_id);
});
