"use server";

import { z } from "zod";
import { action } from "@/lib/http";
import { uuid } from "@/lib/protocol/contract/fields";
import { createScheduleBody, previewScheduleQuery, updateScheduleBody } from "@/lib/protocol/contract/schedules";
import * as schedules from "@/lib/schedules";

const params = z.object({ schedule_id: uuid });

export const createSchedule = action(createScheduleBody, (body, actor) => schedules.createSchedule(actor, body));

export const updateSchedule = action(z.intersection(params, updateScheduleBody), ({ schedule_id, ...body }, actor) =>
  schedules.updateSchedule(actor, schedule_id, body),
);

export const deleteSchedule = action(params, async ({ schedule_id }, actor) => {
  await schedules.deleteSchedule(actor, schedule_id);
  return null;
});

export const runSchedule = action(params, ({ schedule_id }, actor) => schedules.runSchedule(actor, schedule_id));

export const previewSchedule = action(previewScheduleQuery, (query, actor) => schedules.previewSchedule(actor, query));
